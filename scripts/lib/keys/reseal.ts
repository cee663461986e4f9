import { Client } from 'pg';
import { createFieldCipher, type FieldCipher, type SealedColumn } from '../../../lib/crypto/field-cipher';
import type { MasterKeys } from '../../../lib/crypto/master-key';
import { sealedColumns } from '../../../lib/crypto/sealed-columns';
import { patientSchema } from '../../../lib/domain/handout/draft';
import { patientTerms } from '../../../lib/domain/handout/patient-search';

/** Locked at once, so that whoever saves one of them waits a moment, not a rotation. */
const BATCH = 20;

/**
 * Seals everything anew that is not under the current key, a few rows at a time, while clinics go on working: readers
 * know both keys, and a writer who holds a row is waited for. Runs as the tables' owner, because the runtime role may
 * not change what was issued; a handout's bytes stay the same, only their seal is another.
 * @returns how many values were sealed anew.
 */
export async function resealEverything(
  { ownerUrl, keys }: { ownerUrl: string; keys: MasterKeys },
  onProgress: (resealed: number) => void = () => {},
): Promise<number> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 4000 });
  await client.connect();
  const cipher = createFieldCipher(keys);
  let total = 0;
  try {
    for (const clinicId of await everyId(client, 'clinic')) {
      let inClinic = 0;
      // Once more as long as something was found: a server that still writes under the old key may have added rows.
      for (let found = -1; found !== 0; inClinic += found) {
        found = 0;
        for (const column of columnsOf('clinic')) {
          for (let batch = BATCH; batch === BATCH; found += batch) {
            batch = await inTransaction(client, { clinicId }, () =>
              resealBatch(client, { cipher, keys, clinicId, userId: null, column }),
            );
            onProgress(total + inClinic + found + batch);
          }
        }
      }
      if (inClinic > 0)
        await inTransaction(client, { clinicId }, () => recordRotation(client, clinicId, keys, inClinic));
      total += inClinic;
    }
    for (const userId of await everyId(client, 'user_account')) {
      for (const column of columnsOf('person')) {
        total += await inTransaction(client, { userId }, () =>
          resealBatch(client, { cipher, keys, clinicId: null, userId, column }),
        );
      }
      onProgress(total);
    }
    return total;
  } finally {
    await client.end();
  }
}

/**
 * Of all clinics, or of all people. An owner who is no superuser is bound by row-level security and would be shown none,
 * so that a rotation that has done nothing would look like one that was not needed: for this one question it is lifted,
 * in a transaction that nobody else sees the middle of.
 */
async function everyId(client: Client, table: 'clinic' | 'user_account'): Promise<string[]> {
  await client.query(`begin; set local lock_timeout = '10s'`);
  try {
    const { rows: role } = await client.query<{ passes: boolean }>(
      'select rolsuper or rolbypassrls as passes from pg_roles where rolname = current_user',
    );
    if (!role[0]?.passes) await client.query(`alter table ${table} no force row level security`);
    const { rows } = await client.query<{ id: string }>(`select id from ${table} order by id`);
    if (!role[0]?.passes) await client.query(`alter table ${table} force row level security`);
    await client.query('commit');
    return rows.map(({ id }) => id);
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

const columnsOf = (owner: 'clinic' | 'person'): SealedColumn[] =>
  // The keys of a record of columns.
  (Object.keys(sealedColumns) as SealedColumn[]).filter((column) => (sealedColumns[column].of ?? 'clinic') === owner);

/** Of a clinic, or of a person who belongs to none: a person has fewer sealed values than one batch. */
type Batch = { cipher: FieldCipher; keys: MasterKeys; column: SealedColumn } & (
  | { clinicId: string; userId: null }
  | { clinicId: null; userId: string }
);

async function resealBatch(client: Client, { cipher, keys, clinicId, userId, column }: Batch): Promise<number> {
  const { table, column: name, rowId } = sealedColumns[column];
  const owner = clinicId === null ? { column: 'user_id', id: userId } : { column: 'clinic_id', id: clinicId };
  const { rows } = await client.query<{ id: string; sealed: Buffer }>(
    `select ${rowId} as id, ${name} as sealed from ${table}
     where ${owner.column} = $1 and length(${name}) > 0 and get_byte(${name}, 0) <> $2 order by ${rowId} limit ${BATCH} for update`,
    [owner.id, keys.current.id],
  );
  for (const { id, sealed } of rows) {
    const place = { clinicId, column, rowId: id };
    const plain = cipher.open(place, sealed);
    await client.query(`update ${table} set ${name} = $3 where ${owner.column} = $1 and ${rowId} = $2`, [
      owner.id,
      id,
      Buffer.from(cipher.seal(place, plain)),
    ]);
    if (column === 'handout.patient' && clinicId !== null) await indexAnew(client, { cipher, clinicId, id, plain });
  }
  return rows.length;
}

/** The words that a handout is found by, under the current key as well. */
async function indexAnew(
  client: Client,
  { cipher, clinicId, id, plain }: { cipher: FieldCipher; clinicId: string; id: string; plain: Uint8Array },
): Promise<void> {
  const patient = patientSchema.parse(JSON.parse(Buffer.from(plain).toString()));
  const tokens = patientTerms(patient).map((term) => Buffer.from(cipher.blindIndex(clinicId, term)));
  await client.query('delete from handout_patient_token where clinic_id = $1 and handout_id = $2', [clinicId, id]);
  await client.query(
    'insert into handout_patient_token (clinic_id, token, handout_id) select $1, unnest($3::bytea[]), $2',
    [clinicId, id, tokens],
  );
}

async function recordRotation(client: Client, clinicId: string, keys: MasterKeys, values: number): Promise<void> {
  await client.query(
    `insert into audit_event (clinic_id, id, type, detail) values ($1, gen_random_uuid(), 'keys.rotated', $2)`,
    [clinicId, { keyId: keys.current.id, values }],
  );
}

/** Row-level security binds the owner as well: each transaction names its clinic or person. */
async function inTransaction<Result>(
  client: Client,
  { clinicId = '', userId = '' }: { clinicId?: string; userId?: string },
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query('begin');
  try {
    await client.query(`select set_config('app.clinic_id', $1, true), set_config('app.user_id', $2, true)`, [
      clinicId,
      userId,
    ]);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
