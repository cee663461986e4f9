import { hash, verify } from '@node-rs/argon2';

/** OWASP's floor for argon2id (the library's default variant): 19 MiB, 2 passes, 1 lane. */
export const strongHash = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

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

export async function hashPassphrase(passphrase: string): Promise<string> {
  return hash(passphrase, strongHash);
}

/**
 * Compares in the time that a real comparison takes, also when there is no account: the answer's
 * delay must not tell which e-mail addresses exist.
 */
export async function passphraseMatches(storedHash: string | null, passphrase: string): Promise<boolean> {
  if (storedHash === null) {
    decoy ??= hashPassphrase('no account has this passphrase');
    await verify(await decoy, passphrase);
    return false;
  }
  return verify(storedHash, passphrase);
}

let decoy: Promise<string> | undefined;
