import type { Client } from 'pg';
import type { MasterKeys } from '../../../lib/crypto/master-key';
import {
  asStoredKey,
  compareKeys,
  isRefusal,
  type KeyComparison,
  refusalWords,
  type StoredKey,
} from '../../../lib/crypto/master-key-fingerprint';
import { readStoredKeys } from '../../../lib/db/installation-facts';
import { SetupFailure } from '../failure';
import { askOf } from '../postgres/ask-of';
import { proveKeys } from './prove-keys';

/** What the database says of the configured keys; it changes nothing and refuses nothing. */
export async function compareWithDatabase(client: Client, keys: MasterKeys): Promise<KeyComparison> {
  return compareKeys(keys, await readStoredKeys(askOf(client)));
}

/**
 * Compares the configured keys with the database before anything is written to it, also before it is migrated.
 *
 * @returns the stored keys that are still to be written, with storeKeys.
 * @throws SetupFailure when the keys are not those of this database.
 */
export async function requireMatchingKeys(client: Client, keys: MasterKeys): Promise<StoredKey[]> {
  const comparison = await compareWithDatabase(client, keys);
  if (isRefusal(comparison)) throw new SetupFailure(refusalWords(comparison));
  if (comparison.is === 'known') return [];
  const proved = comparison.is === 'none-stored' ? await proveKeys(client, keys) : [];
  return [keys.current, ...keys.others.filter(({ id }) => proved.includes(id))].map(asStoredKey);
}

/**
 * Writes what requireMatchingKeys found missing, once the table is there. Two starts with different keys on one empty
 * database come here one after the other, and the second is refused.
 *
 * @throws SetupFailure as requireMatchingKeys.
 */
export async function storeKeys(client: Client, keys: MasterKeys): Promise<StoredKey[]> {
  const before = await requireMatchingKeys(client, keys);
  if (before.length === 0) return [];
  await client.query('BEGIN; LOCK TABLE master_key IN SHARE ROW EXCLUSIVE MODE');
  try {
    const comparison = await compareWithDatabase(client, keys);
    if (isRefusal(comparison)) throw new SetupFailure(refusalWords(comparison));
    for (const { keyId, fingerprint } of before) {
      await client.query('INSERT INTO master_key (key_id, fingerprint) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        keyId,
        fingerprint,
      ]);
    }
    await client.query('COMMIT');
    return before;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** After a rotation: forgets every key but these. */
export async function keepOnly(client: Client, keyIds: readonly number[]): Promise<void> {
  await client.query('DELETE FROM master_key WHERE key_id <> ALL ($1::int[])', [keyIds]);
}
