import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { AppError } from '@/lib/domain/errors';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { env } from '@/lib/env';
import { gauge, type Histogram, histogram } from '@/lib/process/metrics';
import { onShutdown } from '@/lib/process/shutdown';

/**
 * Rendering blocks a thread for its whole length, so it never runs on the server's own. This module
 * is what the server loads: it knows nothing of react-pdf, only the file of the worker's bundle.
 */

/** The shape of render.ts's answer; written out so that this module stays free of the renderer. */
export type RenderedPdf = { bytes: Uint8Array; pageCount: number };

export type PdfPool = {
  /** @throws AppError render-failed, render-timeout (waiting in the queue counts too) or render-busy. */
  render(document: HandoutDocument): Promise<RenderedPdf>;
  /** Documents that are being rendered, and those that wait for a thread. */
  load(): { running: number; waiting: number };
  /** For work that nobody watches: begins when people leave a thread free, so that none of them waits for it long. */
  renderWhenFree(document: HandoutDocument): Promise<RenderedPdf>;
  close(): Promise<void>;
};

export type PdfPoolOptions = {
  timeLimitMs: number;
  /** Documents that may wait for a free thread; one more is refused. */
  maxQueue: number;
  threads?: number;
  workerFile?: string;
};

// Resolved at run time from the working directory: the server's own bundle lies elsewhere.
const workerBundle = (): string => join(process.cwd(), 'build', 'pdf-worker.mjs');

export function createPdfPool(options: PdfPoolOptions): PdfPool {
  const { timeLimitMs, maxQueue, threads = defaultThreads(), workerFile = workerBundle() } = options;
  if (!existsSync(/*turbopackIgnore: true*/ workerFile)) {
    throw new AppError('render-failed', { cause: new Error(`The PDF worker is not built: ${workerFile} is missing`) });
  }
  const pool = new Piscina({
    filename: workerFile,
    minThreads: threads,
    maxThreads: threads,
    // A worker reads no settings and must not see the server's secrets.
    env: { NODE_ENV: 'production' },
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  });
  // A thread that dies without a task reports here; without a listener Node would end the server.
  pool.on('error', () => undefined);
  // Counted here: piscina 5.3's own maxQueue lets more through than it says.
  let underWay = 0;
  const patient: (() => void)[] = [];
  // Of several threads one stays with the people; a single one is theirs as soon as they come.
  const isFree = (): boolean => underWay < Math.max(1, threads - 1);

  const render = async (document: HandoutDocument): Promise<RenderedPdf> => {
    if (underWay >= threads + maxQueue) throw new AppError('render-busy');
    underWay += 1;
    try {
      return await pool.run(document, { signal: AbortSignal.timeout(timeLimitMs) });
    } catch (error) {
      throw asAppError(error);
    } finally {
      underWay -= 1;
      if (isFree()) patient.shift()?.();
    }
  };

  return {
    render,
    async renderWhenFree(document) {
      while (!isFree()) await new Promise<void>((resolve) => patient.push(resolve));
      return render(document);
    },
    load: () => ({ running: Math.min(underWay, threads), waiting: Math.max(0, underWay - threads) }),
    close: () => pool.destroy(),
  };
}

/** One core stays with the server; more than four threads would only hold memory. */
function defaultThreads(): number {
  return Math.max(1, Math.min(4, availableParallelism() - 1));
}

function asAppError(error: unknown): AppError {
  if (error instanceof Error && error.name === 'AbortError') return new AppError('render-timeout', { cause: error });
  return new AppError('render-failed', { cause: error });
}

const QUEUE = 24;
const poolKey = Symbol.for('plainleaf.pdf-pool');
// Kept on the process: a hot reload of this module must not leave threads behind.
const processWide = globalThis as typeof globalThis & { [poolKey]?: PdfPool };

/** Starts the threads and reads the fonts ahead of the first handout. */
export function startPdfPool(): PdfPool {
  processWide[poolKey] ??= openPdfPool();
  return processWide[poolKey];
}

/** For the metrics, from a process's first moment: before its threads are there, no document waits. */
export function countPdfDocuments(): void {
  gauge('plainleaf_pdf_documents', 'Documents that are being rendered, and those that wait for a thread.', () => {
    const { running, waiting } = processWide[poolKey]?.load() ?? { running: 0, waiting: 0 };
    return [
      [{ state: 'running' }, running],
      [{ state: 'waiting' }, waiting],
    ];
  });
}

function openPdfPool(): PdfPool {
  const pool = createPdfPool({ timeLimitMs: env().PDF_TIME_LIMIT_MS, maxQueue: QUEUE });
  onShutdown('pdf-threads', 'connections', pool.close);
  const took = histogram('plainleaf_pdf_render_duration_seconds', 'Renderings, waiting for a thread included.');
  return { ...pool, render: (document) => timed(() => pool.render(document), took) };
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
export async function renderInWorker(document: HandoutDocument): Promise<RenderedPdf> {
  return startPdfPool().render(document);
}

/** The same in the background. */
export async function renderWhenFree(document: HandoutDocument): Promise<RenderedPdf> {
  return startPdfPool().renderWhenFree(document);
}
