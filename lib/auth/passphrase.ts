import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { loadOnce } from '@/lib/process/load-once';
import { type HashClient, type HashPlace, HashQueue } from './hash-queue';

/** OWASP's floor for argon2id (the library's default variant): 19 MiB, 2 passes, 1 lane. */
export const strongHash = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * At most one hash per core, with one core left for other work if there are two. Hashes run on libuv's four threads,
 * one of which stays free for files and DNS.
 */
export const hashesAtOnce = (cores: number): number => Math.max(1, Math.min(3, cores - 1));
/** More places than waiting hashes, because a request keeps its place while it counts its attempt. */
const PLACES = 32;

// Next bundles routes and actions separately, so a global shares the queue.
const shared: typeof globalThis & { plainleafHashing?: HashQueue } = globalThis;

function queue(): HashQueue {
  shared.plainleafHashing ??= new HashQueue({ atOnce: hashesAtOnce(availableParallelism()), places: PLACES });
  return shared.plainleafHashing;
}

/**
 * Takes a place in the queue for the hashes of `work`. `work` counts an attempt or uses a code only after that, so a full
 * queue uses up no attempt and no code. @throws AppError 'busy' before `work` starts.
 */
export const withPlaceToHash = <Result>(client: HashClient, work: (place: HashPlace) => Promise<Result>) =>
  queue().withPlace(client, work);

/** Who enters a password: a known browser of the account, or anyone. */
export const hashClientOf = (knownDevice: string | null): HashClient =>
  knownDevice === null ? { lane: 'anyone' } : { lane: 'known', holder: knownDevice };

/** `withPlaceToHash` for a signed-in person or the holder of a personal link. */
export const withOwnPlaceToHash = <Result>(
  { userId }: { userId: string },
  work: (place: HashPlace) => Promise<Result>,
) => withPlaceToHash({ lane: 'known', holder: userId }, work);

/** For scripts and tests, whose process serves no requests. */
export const unqueued: HashPlace = { inTurn: (work) => work() };

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

export async function hashPassphrase(passphrase: string, place: HashPlace): Promise<string> {
  return place.inTurn(() => hash(passphrase, strongHash));
}

/**
 * Compares in the time that a real comparison takes, also when there is no account: the answer's
 * delay must not tell which e-mail addresses exist.
 */
export async function passphraseMatches(
  storedHash: string | null,
  passphrase: string,
  place: HashPlace,
): Promise<boolean> {
  return place.inTurn(async () => {
    const decoy = await decoyHash();
    const compared = storedHash ?? decoy;
    const matches = await verify(compared, passphrase);
    return storedHash !== null && matches;
  });
}

const decoyHash = loadOnce(() => hash('no account has this passphrase', strongHash));
