import type { Client } from 'pg';
import {
  createFieldCipher,
  type FieldCipher,
  type SealedColumn,
  type SealedPlace,
} from '../../../lib/crypto/field-cipher';
import type { MasterKeys } from '../../../lib/crypto/master-key';
import { columnsOf, sealedColumns } from '../../../lib/crypto/sealed-columns';
import { everyId, inTransaction } from '../postgres/past-row-security';
import { withClient } from '../postgres/with-client';
import { keepOnly, storeKeys } from './stored-keys';
import { termsOfPatient, writePatientTerms } from './write-patient-terms';

/** Locked at once, so that whoever saves one of them waits a moment, not a rotation. */
const BATCH = 20;

/** A sealed value that none of the keys opens, or that holds something else than it should. */
type Unreadable = { table: string; id: string; keyId: number };

export type Resealed = { values: number; unreadable: readonly Unreadable[] };

/**
 * Encrypts everything again that is not under the current key, a few rows at a time, while clinics go on working: readers
 * know both keys, and a writer who holds a row is waited for. Runs as the tables' owner, because the runtime role may
 * not change what was issued; a handout's bytes stay the same, only their seal is another. What cannot be read is left
 * as it is.
 * @returns how many values were encrypted again, and which could not be.
 * @throws SetupFailure when the keys are not those of this database.
 */
export async function resealEverything(
  { ownerUrl, keys }: { ownerUrl: string; keys: MasterKeys },
  onProgress: (resealed: number) => void = () => {},
): Promise<Resealed> {
  const work: Work = { cipher: createFieldCipher(keys), keys, unreadable: new Map() };
  let total = 0;
  return withClient(ownerUrl, async (client) => {
    // Before a value is under the new key, the database says that some may be.
    await storeKeys(client, keys);
    for (const clinicId of await everyId(client, 'clinic')) {
      let inClinic = 0;
      // Once more as long as something was found: a server that still writes under the old key may have added rows.
      for (let found = -1; found !== 0; inClinic += found) {
        found = 0;
        for (const column of columnsOf('clinic')) {
          for (let isMore = true; isMore; ) {
            const batch = await inTransaction(client, { clinicId }, () =>
              resealBatch(client, work, { clinicId, userId: null, column }),
            );
            isMore = batch.rows === BATCH;
            found += batch.resealed;
            onProgress(total + inClinic + found);
          }
        }
      }
      if (inClinic > 0)
        await inTransaction(client, { clinicId }, () => recordRotation(client, clinicId, keys, inClinic));
      total += inClinic;
    }
    for (const userId of await everyId(client, 'user_account')) {
      for (const column of columnsOf('person')) {
        const { resealed } = await inTransaction(client, { userId }, () =>
          resealBatch(client, work, { clinicId: null, userId, column }),
        );
        total += resealed;
      }
      onProgress(total);
    }
    const unreadable = [...work.unreadable.values()].flat();
    // A value that could not be read stays under the key that it names: a start without that key is still refused.
    await keepOnly(client, [keys.current.id, ...unreadable.map(({ keyId }) => keyId)]);
    return { values: total, unreadable };
  });
}

/** `unreadable` by column: what was skipped once is not asked for again. */
type Work = { cipher: FieldCipher; keys: MasterKeys; unreadable: Map<SealedColumn, Unreadable[]> };

/** Of a clinic, or of a person who belongs to none: a person has fewer sealed values than one batch. */
type Batch = { column: SealedColumn } & ({ clinicId: string; userId: null } | { clinicId: null; userId: string });

async function resealBatch(
  client: Client,
  { cipher, keys, unreadable }: Work,
  { clinicId, userId, column }: Batch,
): Promise<{ rows: number; resealed: number }> {
  const { table, column: name, rowId } = sealedColumns[column];
  const owner = clinicId === null ? { column: 'user_id', id: userId } : { column: 'clinic_id', id: clinicId };
  const skipped = unreadable.get(column) ?? [];
  unreadable.set(column, skipped);
  const { rows } = await client.query<{ id: string; sealed: Buffer }>(
    `select ${rowId} as id, ${name} as sealed from ${table}
     where ${owner.column} = $1 and length(${name}) > 0 and get_byte(${name}, 0) <> $2
       and not (${rowId})::text = any ($3) order by ${rowId} limit ${BATCH} for update`,
    [owner.id, keys.current.id, skipped.map(({ id }) => id)],
  );
  let resealed = 0;
  for (const { id, sealed } of rows) {
    const place = { clinicId, column, rowId: id };
    const opened = tryToOpen(cipher, place, sealed);
    if (!opened) {
      skipped.push({ table, id, keyId: sealed[0] ?? 0 });
      continue;
    }
    await client.query(`update ${table} set ${name} = $3 where ${owner.column} = $1 and ${rowId} = $2`, [
      owner.id,
      id,
      Buffer.from(cipher.seal(place, opened.plain)),
    ]);
    if (opened.terms && clinicId !== null)
      await writePatientTerms(client, { cipher, clinicId, entries: [{ id, terms: opened.terms }] });
    resealed += 1;
  }
  return { rows: rows.length, resealed };
}

/** With the words that a handout is found by, where it is about a patient; null when it cannot be read. */
function tryToOpen(
  cipher: FieldCipher,
  place: SealedPlace,
  sealed: Uint8Array,
): { plain: Uint8Array; terms: string[] | null } | null {
  try {
    const plain = cipher.open(place, sealed);
    const isPatient = place.column === 'handout.patient';
    return { plain, terms: isPatient ? termsOfPatient(plain) : null };
  } catch {
    return null;
  }
}

async function recordRotation(client: Client, clinicId: string, keys: MasterKeys, values: number): Promise<void> {
  await client.query(
    `insert into audit_event (clinic_id, id, type, detail) values ($1, gen_random_uuid(), 'keys.rotated', $2)`,
    [clinicId, { keyId: keys.current.id, values }],
  );
}
