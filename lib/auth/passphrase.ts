import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { type HashLane, HashQueue } from './hash-queue';

/** OWASP's floor for argon2id (the library's default variant): 19 MiB, 2 passes, 1 lane. */
export const strongHash = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** At most one hash a core, and one core is left to everything else where there are two. */
const AT_ONCE = Math.max(1, availableParallelism() - 1);
const PLACES = 16;

// Next bundles routes and actions apart from each other: they must share the queue.
const shared: typeof globalThis & { plainleafHashing?: HashQueue } = globalThis;

function queue(): HashQueue {
  shared.plainleafHashing ??= new HashQueue({ atOnce: AT_ONCE, places: PLACES });
  return shared.plainleafHashing;
}

/** Before anything is counted or written. @throws AppError 'busy' */
export const requireRoomToHash = (lane: HashLane): void => queue().requireRoom(lane);

/** Waits for its turn to hash. @throws AppError 'busy' when too many wait already. */
export const inTurnToHash = <Result>(lane: HashLane, work: () => Promise<Result>): Promise<Result> =>
  queue().run(lane, work);

/** Was this hash made with less than is asked for today? Then the next right passphrase is hashed anew. */
export function isWeakerHash(storedHash: string): boolean {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(storedHash);
  if (!parts) return true;
  const [memoryCost, timeCost, parallelism] = parts.slice(1).map(Number);
  return (
    (memoryCost ?? 0) < strongHash.memoryCost ||
    (timeCost ?? 0) < strongHash.timeCost ||
    (parallelism ?? 0) < strongHash.parallelism
  );
}

/** @throws AppError 'busy' */
export async function hashPassphrase(passphrase: string): Promise<string> {
  return inTurnToHash('known', () => hash(passphrase, strongHash));
}

/**
 * Compares in the time that a real comparison takes, also when there is no account: the answer's
 * delay must not tell which e-mail addresses exist.
 * @throws AppError 'busy'
 */
export async function passphraseMatches(
  storedHash: string | null,
  passphrase: string,
  lane: HashLane = 'known',
): Promise<boolean> {
  return inTurnToHash(lane, async () => {
    decoy ??= hash('no account has this passphrase', strongHash);
    const compared = storedHash ?? (await decoy);
    const matches = await verify(compared, passphrase);
    return storedHash !== null && matches;
  });
}

let decoy: Promise<string> | undefined;
