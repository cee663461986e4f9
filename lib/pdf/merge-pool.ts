import { join } from 'node:path';
import { AppError } from '@/lib/domain/errors';
import type { Owner } from '@/lib/process/fair-queue';
import { createWorkPool, processPool, WorkFailure, type WorkPool } from '@/lib/process/work-pool';
import type { MergeOptions } from './merge';

/** Merging the pages of 500 handouts takes a while, so it has its own threads, which end when idle. */

type Input = { documents: Uint8Array<ArrayBuffer>[]; options: MergeOptions };
type MergeTasks = { merge: (input: Input) => Uint8Array<ArrayBuffer> };

const openThreads = (): WorkPool<MergeTasks> =>
  createWorkPool<MergeTasks>({
    // Resolved at run time from the working directory: the server's own bundle lies elsewhere.
    workerFile: join(process.cwd(), 'build', 'merge-worker.mjs'),
    ...{ threads: { kept: 0, most: 2 }, timeLimitMs: 120_000, memoryMb: 1_536 },
    ...{ perMember: 1, total: 20, waitLimitMs: 35_000 },
    readingWrites: true,
  });

/**
 * Merges stored PDFs. Reads them, and may record that, only when their turn comes, so that queued lists take no memory.
 * @throws AppError busy, render-timeout or render-failed.
 */
export async function mergeInWorker(
  owner: Owner,
  read: () => Promise<Uint8Array<ArrayBuffer>[]>,
  options: MergeOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const input = async (): Promise<Input> => ({ documents: await read(), options });
  try {
    const pool = processPool('merge-threads', openThreads);
    return await pool.run(owner, 'merge', input, ({ documents }) => documents.map(({ buffer }) => buffer));
  } catch (error) {
    if (!(error instanceof WorkFailure)) throw error;
    throw new AppError(error.why === 'too-slow' ? 'render-timeout' : 'render-failed', { cause: error });
  }
}
