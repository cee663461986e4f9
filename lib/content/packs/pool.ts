import { join } from 'node:path';
import { AppError } from '../../domain/errors';
import type { Owner } from '../../process/fair-queue';
import { createWorkPool, processPool, WorkFailure, type WorkPool } from '../../process/work-pool';
import type { PackReading } from './read-pack';
import type { PackWriting, tasks } from './tasks';

type PackPool = WorkPool<typeof tasks>;
type WriteInput = Parameters<(typeof tasks)['write']>[0];

/** A library of 24 topics in six languages takes some seconds on a slow machine, and more on a busy one. */
const TIME_LIMIT_MS = 30_000;

/**
 * Hostile text can take a thousand times longer to read, so packs are read and written in their own threads, which end
 * at their deadline. A member has one pack running and one queued.
 */
export function createPackPool(timeLimitMs = TIME_LIMIT_MS): PackPool {
  return createWorkPool<typeof tasks>({
    // Resolved from the working directory at run time, because the server's bundle is in another folder.
    workerFile: join(process.cwd(), 'build', 'pack-worker.mjs'),
    ...{ threads: { kept: 0, most: 2 }, timeLimitMs, memoryMb: 512 },
    ...{ perMember: 1, total: 40, waitLimitMs: 25_000 },
  });
}

const pool = (): PackPool => processPool('pack-threads', createPackPool);

/** Parses an uploaded pack. @throws AppError busy */
export async function readPackInWorker(owner: Owner, bytes: Uint8Array, packs = pool()): Promise<PackReading> {
  try {
    return await packs.run(owner, 'read', bytes);
  } catch (error) {
    if (isTooMuch(error)) return { is: 'refused', problem: 'too-slow', name: '' };
    throw error;
  }
}

/** The library, read when it is its turn, as a pack. @throws AppError busy or too-slow; whatever `read` throws. */
export async function writePackInWorker(owner: Owner, read: () => Promise<WriteInput>): Promise<PackWriting> {
  try {
    return await pool().run(owner, 'write', read);
  } catch (error) {
    if (isTooMuch(error)) throw new AppError('too-slow', { cause: error });
    throw error;
  }
}

const isTooMuch = (error: unknown): boolean => error instanceof WorkFailure && error.why !== 'failed';
