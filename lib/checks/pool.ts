import { join } from 'node:path';
import { AppError } from '@/lib/domain/errors';
import type { Owner } from '@/lib/process/fair-queue';
import { createWorkPool, processPool, WorkFailure, type WorkPool } from '@/lib/process/work-pool';
import type { tasks } from './tasks';

type Tasks = typeof tasks;
type CheckPool = WorkPool<Tasks>;

/** A list of 500 rows takes two seconds on a slow machine, one handout some milliseconds. */
const TIME_LIMIT_MS = 8_000;

export function createCheckPool(
  // Resolved from the working directory at run time, because the server's bundle is in another folder.
  workerFile = join(process.cwd(), 'build', 'check-worker.mjs'),
  timeLimitMs = TIME_LIMIT_MS,
): CheckPool {
  return createWorkPool<Tasks>({
    ...{ workerFile, timeLimitMs, threads: { kept: 1, most: 2 }, memoryMb: 512 },
    ...{ perMember: 4, total: 100, waitLimitMs: 20_000 },
  });
}

/** Starts the thread ahead of the first handout. */
export function startCheckPool(): CheckPool {
  return processPool('check-threads', createCheckPool);
}

/**
 * Computes facts about members' text in a worker thread (see tasks.ts).
 * @throws AppError busy, or too-slow when the text takes too long to read.
 */
export async function runCheck<Name extends keyof Tasks>(
  owner: Owner,
  name: Name,
  input: Parameters<Tasks[Name]>[0],
): Promise<ReturnType<Tasks[Name]>> {
  try {
    return await startCheckPool().run(owner, name, input);
  } catch (error) {
    if (error instanceof WorkFailure && error.why !== 'failed') throw new AppError('too-slow', { cause: error });
    throw error;
  }
}
