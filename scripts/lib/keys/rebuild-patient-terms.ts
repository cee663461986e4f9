import type { Client } from 'pg';
import { createFieldCipher, type FieldCipher } from '../../../lib/crypto/field-cipher';
import type { MasterKeys } from '../../../lib/crypto/master-key';
import { NAME_FOLDING_VERSION } from '../../../lib/domain/handout/fold-name';
import type { OpenDatabase } from '../database';
import { everyId, inTransaction } from '../postgres/past-row-security';
import { withClient } from '../postgres/with-client';
import { masterKeysOf } from './master-keys-of';
import { termsOfPatient, writePatientTerms } from './write-patient-terms';

/** In one transaction: a fraction of a second, in which nobody waits, because what was issued does not change. */
const BATCH = 200;

/** For set-up: rebuilds what an earlier release folded in another way. Returns what the step says. */
export async function updatePatientTerms(database: OpenDatabase, say: (words: string) => void): Promise<string> {
  const place = { ownerUrl: database.ownerUrl, keys: masterKeysOf(database) };
  const { rebuilt, unreadable } = await rebuildPatientTerms(place, (done) => say(`${done} handouts indexed again`));
  const words = rebuilt === 0 ? 'up to date' : `${rebuilt} handouts indexed again`;
  return unreadable === 0 ? words : `${words}; ${unreadable} cannot be read: npm run keys:rotate names them`;
}

/**
 * Rebuilds the terms by which patients are found wherever they are of an earlier folding of names, while clinics go on
 * working. A row says which folding its terms are of, so an interrupted run goes on where it was, and two at the same
 * time share the work. Runs as the tables' owner.
 * @returns how many handouts were rebuilt, and how many keep their old terms because they cannot be read.
 */
export async function rebuildPatientTerms(
  { ownerUrl, keys }: { ownerUrl: string; keys: MasterKeys },
  onProgress: (rebuilt: number) => void = () => {},
): Promise<{ rebuilt: number; unreadable: number }> {
  return withClient(ownerUrl, async (client) => {
    const cipher = createFieldCipher(keys);
    const unreadable: string[] = [];
    let rebuilt = 0;
    for (const clinicId of await everyId(client, 'clinic')) {
      for (let count = BATCH; count === BATCH; ) {
        const skippedBefore = unreadable.length;
        count = await inTransaction(client, { clinicId }, () => rebuildBatch(client, { cipher, clinicId, unreadable }));
        rebuilt += count - (unreadable.length - skippedBefore);
        onProgress(rebuilt);
      }
    }
    return { rebuilt, unreadable: unreadable.length };
  });
}

/** Adds to `unreadable`, whose rows it leaves out. Returns how many rows it looked at. */
async function rebuildBatch(
  client: Client,
  { cipher, clinicId, unreadable }: { cipher: FieldCipher; clinicId: string; unreadable: string[] },
): Promise<number> {
  const { rows } = await client.query<{ id: string; sealed: Buffer }>(
    `select id, patient_sealed as sealed from handout where clinic_id = $1 and index_version < $2
       and id <> all ($3::uuid[]) limit ${BATCH} for update skip locked`,
    [clinicId, NAME_FOLDING_VERSION, unreadable],
  );
  if (rows.length === 0) return 0;
  const entries = rows.flatMap(({ id, sealed }) => {
    // What was erased has lost its terms, and gets none again.
    if (sealed.length === 0) return [];
    try {
      const plain = cipher.open({ clinicId, column: 'handout.patient', rowId: id }, sealed);
      return [{ id, terms: termsOfPatient(plain) }];
    } catch {
      unreadable.push(id);
      return [];
    }
  });
  await writePatientTerms(client, { cipher, clinicId, entries });
  await client.query('update handout set index_version = $3 where clinic_id = $1 and id = any ($2::uuid[])', [
    clinicId,
    rows.filter(({ sealed }) => sealed.length === 0).map(({ id }) => id),
    NAME_FOLDING_VERSION,
  ]);
  return rows.length;
}
