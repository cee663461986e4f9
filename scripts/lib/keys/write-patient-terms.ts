import type { Client } from 'pg';
import type { FieldCipher } from '../../../lib/crypto/field-cipher';
import { patientSchema } from '../../../lib/domain/handout/draft';
import { NAME_FOLDING_VERSION } from '../../../lib/domain/handout/fold-name';
import { patientTerms } from '../../../lib/domain/handout/patient-search';

/** A handout and the words that its patient is found by. */
type Entry = { id: string; terms: readonly string[] };

/** The words that a handout is found by, from its opened patient. @throws for what is no patient. */
export function termsOfPatient(plain: Uint8Array): string[] {
  return patientTerms(patientSchema.parse(JSON.parse(Buffer.from(plain).toString())));
}

/**
 * Replaces the words that these handouts are found by, under the current key and the current folding of names. In the
 * caller's transaction: whoever searches meanwhile finds each handout by the old words or by the new ones.
 */
export async function writePatientTerms(
  client: Client,
  { cipher, clinicId, entries }: { cipher: FieldCipher; clinicId: string; entries: readonly Entry[] },
): Promise<void> {
  const ids = entries.map(({ id }) => id);
  const rows = entries.flatMap(({ id, terms }) =>
    terms.map((term) => ({ id, token: Buffer.from(cipher.blindIndex(clinicId, term)) })),
  );
  await client.query('delete from handout_patient_token where clinic_id = $1 and handout_id = any ($2::uuid[])', [
    clinicId,
    ids,
  ]);
  await client.query(
    `insert into handout_patient_token (clinic_id, token, handout_id)
     select $1, token, id from unnest($2::bytea[], $3::uuid[]) as t (token, id)`,
    [clinicId, rows.map(({ token }) => token), rows.map(({ id }) => id)],
  );
  await client.query('update handout set index_version = $3 where clinic_id = $1 and id = any ($2::uuid[])', [
    clinicId,
    ids,
    NAME_FOLDING_VERSION,
  ]);
}
