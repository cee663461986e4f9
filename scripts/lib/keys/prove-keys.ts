import type { Client } from 'pg';
import { createFieldCipher, type FieldCipher } from '../../../lib/crypto/field-cipher';
import type { MasterKeys } from '../../../lib/crypto/master-key';
import { asStoredKey } from '../../../lib/crypto/master-key-fingerprint';
import { columnsOf, sealedColumns } from '../../../lib/crypto/sealed-columns';
import { SetupFailure } from '../failure';
import { everyId, inTransaction } from '../postgres/past-row-security';

/** By the id of a key: how many of the values that say they are under it opened, and how many did not. */
type Tried = ReadonlyMap<number, { opened: number; failed: number }>;

/** Enough to tell a key that is wrong from a few values that are damaged. */
const ENOUGH = 40;
const OF_EACH_COLUMN = 3;

/**
 * For a database that names no key, as earlier releases left it: the keys prove themselves by opening what is sealed.
 *
 * @returns the ids of the keys that opened something; none where nothing is sealed.
 * @throws SetupFailure when a key opens no more than half of the values under its id that were tried.
 */
export async function proveKeys(client: Client, keys: MasterKeys): Promise<number[]> {
  const tried = await trySample(client, keys);
  const unproved = unprovedKey(tried);
  if (unproved === null) return [...tried.keys()];
  const given = [keys.current, ...keys.others].find(({ id }) => id === unproved);
  throw new SetupFailure(
    given
      ? `The master key is not the one that this database was encrypted with (key ${unproved}, fingerprint ${asStoredKey(given).fingerprint}, does not open its values): restore PLAINLEAF_MASTER_KEY or keys.json. Nothing was changed.`
      : `Values are encrypted under master key ${unproved}, which is not configured: add it to PLAINLEAF_OTHER_MASTER_KEYS or restore keys.json. Nothing was changed.`,
  );
}

/** The id whose values mostly do not open; null when there is none. A tie counts against the key: it would be trusted for good. */
export function unprovedKey(tried: Tried): number | null {
  return [...tried].find(([, { opened, failed }]) => opened <= failed)?.[0] ?? null;
}

async function trySample(client: Client, keys: MasterKeys): Promise<Tried> {
  const cipher = createFieldCipher(keys);
  const tried = new Map<number, { opened: number; failed: number }>();
  const present = await presentColumns(client);
  for (const owner of ['clinic', 'person'] as const) {
    const columns = columnsOf(owner).filter((column) => present.has(placeOf(column)));
    if (columns.length === 0) continue;
    for (const id of await everyId(client, owner === 'clinic' ? 'clinic' : 'user_account')) {
      const whose = owner === 'clinic' ? { clinicId: id } : { userId: id };
      await inTransaction(client, whose, async () => {
        for (const column of columns) await tryColumn(client, { cipher, tried, column, owner, id });
      });
      if ([...tried.values()].reduce((sum, { opened, failed }) => sum + opened + failed, 0) >= ENOUGH) return tried;
    }
  }
  return tried;
}

async function tryColumn(
  client: Client,
  what: {
    cipher: FieldCipher;
    tried: Map<number, { opened: number; failed: number }>;
    column: keyof typeof sealedColumns;
    owner: 'clinic' | 'person';
    id: string;
  },
): Promise<void> {
  const { table, column: name, rowId } = sealedColumns[what.column];
  const { rows } = await client.query<{ row: string; sealed: Buffer }>(
    `select ${rowId} as row, ${name} as sealed from ${table}
     where ${what.owner === 'clinic' ? 'clinic_id' : 'user_id'} = $1 and length(${name}) > 0 limit ${OF_EACH_COLUMN}`,
    [what.id],
  );
  for (const { row, sealed } of rows) {
    const keyId = sealed[0] ?? 0;
    const count = what.tried.get(keyId) ?? { opened: 0, failed: 0 };
    what.tried.set(keyId, count);
    try {
      what.cipher.open({ clinicId: what.owner === 'clinic' ? what.id : null, column: what.column, rowId: row }, sealed);
      count.opened += 1;
    } catch {
      count.failed += 1;
    }
  }
}

const placeOf = (column: keyof typeof sealedColumns): string =>
  `${sealedColumns[column].table}.${sealedColumns[column].column}`;

/** An earlier release has not all of today's. */
async function presentColumns(client: Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ place: string }>(
    `select table_name || '.' || column_name as place from information_schema.columns where table_schema = 'public'`,
  );
  return new Set(rows.map(({ place }) => place));
}
