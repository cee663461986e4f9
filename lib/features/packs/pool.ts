import { join } from 'node:path';
import type { Catalog } from '@/lib/content/red-flags/catalog';
import { loadCatalog } from '@/lib/content/red-flags/load';
import { AppError } from '@/lib/domain/errors';
import type { Owner } from '@/lib/process/fair-queue';
import { loadOnce } from '@/lib/process/load-once';
import { createWorkPool, processPool, WorkFailure, type WorkPool } from '@/lib/process/work-pool';
import type { ImportPlanning, NotRead, PackWriting, tasks } from './tasks';

type PackPool = WorkPool<typeof tasks>;
type Input<Name extends keyof typeof tasks> = Parameters<(typeof tasks)[Name]>[0];
/** A task that reads a pack also gets the catalog of signs. */
type Given<Name extends 'preview' | 'import'> = Omit<Input<Name>, 'catalog'>;

/** A library of 24 topics in six languages takes some seconds on a slow machine, and more on a busy one. */
const TIME_LIMIT_MS = 30_000;

/**
 * Hostile text can take a thousand times longer to read, so packs are read, compared and written in their own threads,
 * which end at their deadline. A member has one pack running and one queued. What a task needs is read when its turn
 * comes.
 */
export function createPackPool(
  // Resolved from the working directory at run time, because the server's bundle is in another folder.
  workerFile = join(process.cwd(), 'build', 'pack-worker.mjs'),
  timeLimitMs = TIME_LIMIT_MS,
): PackPool {
  return createWorkPool<typeof tasks>({
    ...{ workerFile, timeLimitMs, threads: { kept: 0, most: 2 }, memoryMb: 512 },
    ...{ perMember: 1, total: 40, waitLimitMs: 25_000 },
  });
}

const pool = (): PackPool => processPool('pack-threads', createPackPool);

/** The files of the release do not change while it runs. */
const shippedCatalog = loadOnce(() => loadCatalog(join(process.cwd(), 'content')));

const withCatalog =
  <Input>(read: () => Promise<Input>) =>
  async (): Promise<Input & { catalog: Catalog }> => ({ ...(await read()), catalog: await shippedCatalog() });

const TOO_SLOW = { is: 'refused', problem: 'too-slow', name: '' } as const;

/** Compares an uploaded pack with the library: the JSON of a Preview, or why there is none. @throws AppError busy */
export async function previewPackInWorker(
  owner: Owner,
  read: () => Promise<Given<'preview'>>,
  packs = pool(),
): Promise<NotRead | Uint8Array<ArrayBuffer>> {
  try {
    return await packs.run(owner, 'preview', withCatalog(read));
  } catch (error) {
    if (isTooMuch(error)) return TOO_SLOW;
    throw error;
  }
}

/** Makes the rows of what was chosen of a pack. @throws AppError busy */
export async function planImportInWorker(owner: Owner, read: () => Promise<Given<'import'>>): Promise<ImportPlanning> {
  try {
    return await pool().run(owner, 'import', withCatalog(read));
  } catch (error) {
    if (isTooMuch(error)) return TOO_SLOW;
    throw error;
  }
}

/** The library as a pack; null where there is nothing in it. @throws AppError busy or too-slow; whatever `read` throws. */
export async function writePackInWorker(
  owner: Owner,
  read: () => Promise<Input<'export'>>,
): Promise<PackWriting | null> {
  try {
    return await pool().run(owner, 'export', read);
  } catch (error) {
    if (isTooMuch(error)) throw new AppError('too-slow', { cause: error });
    throw error;
  }
}

const isTooMuch = (error: unknown): boolean => error instanceof WorkFailure && error.why !== 'failed';
