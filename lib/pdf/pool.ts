import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@/lib/domain/errors';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { env } from '@/lib/env';
import type { Owner } from '@/lib/process/fair-queue';
import { gauge, type Histogram, histogram } from '@/lib/process/metrics';
import { createWorkPool, loadOf, processPool, WorkFailure, type WorkPool } from '@/lib/process/work-pool';

/**
 * Rendering blocks a thread for its whole length, so it never runs on the server's own. This module
 * is what the server loads: it knows nothing of react-pdf, only the file of the worker's bundle.
 */

/** The shape of render.ts's answer; written out so that this module stays free of the renderer. */
export type RenderedPdf = { bytes: Uint8Array; pageCount: number; renderer: string };

export type PdfPool = {
  /** @throws AppError render-failed, render-timeout (counted from the start of the rendering) or busy. */
  render(owner: Owner, document: HandoutDocument): Promise<RenderedPdf>;
  /** Documents that are being rendered, and those that wait for a thread. */
  load(): { running: number; waiting: number };
  close(): Promise<void>;
};

export type PdfPoolOptions = {
  timeLimitMs: number;
  threads?: { kept: number; most: number };
  /** Documents that wait: of one member, and of all. */
  perMember?: number;
  total?: number;
  waitLimitMs?: number;
  workerFile?: string;
};

/** Twice the two renderings of a handout without identifiers. */
const PER_MEMBER = 4;
const TOTAL = 100;
/** Together with the rendering, this stays below the usual proxy timeout. */
const WAIT_LIMIT_MS = 35_000;

// Resolved at run time from the working directory: the server's own bundle lies elsewhere.
const workerBundle = (): string => join(process.cwd(), 'build', 'pdf-worker.mjs');

export function createPdfPool(options: PdfPoolOptions): PdfPool {
  const pool = openThreads(options);
  return {
    async render(owner, document) {
      try {
        return await pool.run(owner, 'render', document);
      } catch (error) {
        throw asAppError(error);
      }
    },
    load: pool.load,
    close: pool.close,
  };
}

type PdfTasks = { render: (document: HandoutDocument) => RenderedPdf };

function openThreads(options: PdfPoolOptions): WorkPool<PdfTasks> {
  try {
    return createWorkPool<PdfTasks>({
      ...{ workerFile: workerBundle(), threads: defaultThreads(), memoryMb: 1_024 },
      ...{ perMember: PER_MEMBER, total: TOTAL, waitLimitMs: WAIT_LIMIT_MS },
      ...options,
    });
  } catch (error) {
    throw asAppError(error);
  }
}

/**
 * Leaves one core to the server; more than four threads would only use memory. At least two, because one member never
 * holds all of them; a small machine starts the second on demand.
 */
function defaultThreads(): { kept: number; most: number } {
  const kept = Math.max(1, Math.min(4, availableParallelism() - 1));
  return { kept, most: Math.max(2, kept) };
}

function asAppError(error: unknown): unknown {
  if (!(error instanceof WorkFailure)) return error;
  return new AppError(error.why === 'too-slow' ? 'render-timeout' : 'render-failed', { cause: error });
}

/** Starts the threads and reads the fonts ahead of the first handout. */
export function startPdfPool(): PdfPool {
  return processPool('pdf-threads', openPdfPool);
}

/** For the metrics, from a process's first moment: before its threads are there, no document waits. */
export function countPdfDocuments(): void {
  gauge('plainleaf_pdf_documents', 'Documents that are being rendered, and those that wait for a thread.', () => {
    const { running, waiting } = loadOf('pdf-threads');
    return [
      [{ state: 'running' }, running],
      [{ state: 'waiting' }, waiting],
    ];
  });
}

function openPdfPool(): PdfPool {
  const pool = createPdfPool({ timeLimitMs: env().PDF_TIME_LIMIT_MS });
  const took = histogram('plainleaf_pdf_render_duration_seconds', 'Renderings, waiting for a thread included.');
  return { ...pool, render: (owner, document) => timed(() => pool.render(owner, document), took) };
}

async function timed<Value>(work: () => Promise<Value>, took: Histogram): Promise<Value> {
  const begunAt = performance.now();
  const note = (result: string) => took({ result }, (performance.now() - begunAt) / 1000);
  try {
    const value = await work();
    note('rendered');
    return value;
  } catch (error) {
    note(error instanceof AppError ? error.code : 'unexpected');
    throw error;
  }
}

/** A document → its PDF, made in a worker thread. Errors as in PdfPool.render. */
export function renderInWorker(owner: Owner, document: HandoutDocument): Promise<RenderedPdf> {
  return startPdfPool().render(owner, document);
}
