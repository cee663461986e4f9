import { hkdfSync } from 'node:crypto';
import type { MasterKey, MasterKeys } from './master-key';

/** As the table master_key holds it: the key's id, and 32 lower-case hexadecimal digits that tell nothing of the key. */
export type StoredKey = { keyId: number; fingerprint: string };

const FINGERPRINT_BYTES = 16;

/** Tells one master key from another: 32 lower-case hexadecimal digits (16 bytes of HKDF-SHA-256 under the key). */
export function fingerprint({ bytes }: MasterKey): string {
  return Buffer.from(hkdfSync('sha256', bytes, '', 'plainleaf master key fingerprint 1', FINGERPRINT_BYTES)).toString(
    'hex',
  );
}

export const asStoredKey = (key: MasterKey): StoredKey => ({ keyId: key.id, fingerprint: fingerprint(key) });

export type KeyComparison =
  /** Every key that the database was encrypted with is configured, and the current one is among them. */
  | { is: 'known' }
  /** Every stored key is configured, and the current one is new: a rotation begins. */
  | { is: 'new-key' }
  /** The database names no key: it is empty, or an earlier release wrote it. */
  | { is: 'none-stored' }
  /** None of the configured keys belongs to this database. `stored` is one that does. */
  | { is: 'wrong'; stored: StoredKey }
  /** Some of the configured keys belong to this database, and `stored` is missing or has another key in its place. */
  | { is: 'incomplete'; stored: StoredKey };

/** What may neither start nor write. */
export type KeyRefusal = Extract<KeyComparison, { is: 'wrong' | 'incomplete' }>;

/** Compares the configured keys with those that the database says it was encrypted with. */
export function compareKeys({ current, others }: MasterKeys, stored: readonly StoredKey[]): KeyComparison {
  const configured = [current, ...others].map(asStoredKey);
  const isConfigured = (one: StoredKey) => configured.some((other) => isSame(one, other));
  const missing = stored.find((one) => !isConfigured(one));
  if (missing) return { is: stored.some(isConfigured) ? 'incomplete' : 'wrong', stored: missing };
  if (stored.length === 0) return { is: 'none-stored' };
  return { is: stored.some((one) => isSame(one, asStoredKey(current))) ? 'known' : 'new-key' };
}

export const isRefusal = (comparison: KeyComparison): comparison is KeyRefusal =>
  comparison.is === 'wrong' || comparison.is === 'incomplete';

/** One line that says what to do. It names fingerprints and ids, which are no secrets. */
export function refusalWords({ is, stored }: KeyRefusal): string {
  return is === 'wrong'
    ? `The master key is not the one that this database was encrypted with (key ${stored.keyId}, fingerprint ${stored.fingerprint}): restore PLAINLEAF_MASTER_KEY or keys.json. Nothing was changed.`
    : `Values are still encrypted under master key ${stored.keyId} (fingerprint ${stored.fingerprint}), which is not configured: add it to PLAINLEAF_OTHER_MASTER_KEYS or restore keys.json. Nothing was changed.`;
}

const isSame = (one: StoredKey, other: StoredKey): boolean =>
  one.keyId === other.keyId && one.fingerprint === other.fingerprint;
