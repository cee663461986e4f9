import { join } from 'node:path';
import { Piscina } from 'piscina';
import { AppError } from '@/lib/domain/errors';
import { onShutdown } from '@/lib/process/shutdown';
import type { MergeOptions } from './merge';

/** Copying the pages of 500 handouts takes a while: it runs on a thread of its own, which ends when nobody merges. */

const TIME_LIMIT_MS = 120_000;

const key = Symbol.for('plainleaf.merge-pool');
// Kept on the process: a hot reload of this module must not leave threads behind.
const processWide = globalThis as typeof globalThis & { [key]?: Piscina };

function pool(): Piscina {
  if (processWide[key]) return processWide[key];
  const made = new Piscina({
    // Resolved at run time from the working directory: the server's own bundle lies elsewhere.
    filename: join(process.cwd(), 'build', 'merge-worker.mjs'),
    ...{ minThreads: 0, maxThreads: 1, idleTimeout: 10_000, maxQueue: 4 },
    // A worker reads no settings and must not see the server's secrets.
    env: { NODE_ENV: 'production' },
    resourceLimits: { maxOldGenerationSizeMb: 1_536 },
  });
  made.on('error', () => undefined);
  processWide[key] = made;
  onShutdown('merge-threads', 'connections', () => made.destroy());
  return made;
}

/** Stored PDFs → one PDF. The bytes given are handed over: they are empty afterwards. */
export async function mergeInWorker(
  documents: readonly Uint8Array<ArrayBuffer>[],
  options: MergeOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await pool().run(
      { documents, options },
      { signal: AbortSignal.timeout(TIME_LIMIT_MS), transferList: documents.map(({ buffer }) => buffer) },
    );
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'AbortError';
    throw new AppError(isLate ? 'render-timeout' : 'render-failed', { cause: error });
  }
}
