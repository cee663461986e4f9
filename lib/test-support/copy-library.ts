import type { Pool, PoolClient } from 'pg';

/** createClinic and a sign-in fill these tables for the new clinic. */
const madeWithTheClinic = ['clinic', 'member', 'session', 'audit_event', 'audit_chain'];

type Table = { name: string; columns: string[]; ids: string[]; bytes: string[] };

const tablesOfClinics = `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
    coalesce(array_agg(a.attname::text) filter (where a.atttypid = 'uuid'::regtype), '{}') as ids,
    coalesce(array_agg(a.attname::text) filter (where a.atttypid = 'bytea'::regtype), '{}') as bytes
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relname = any ($1)
    and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  group by c.relname having bool_or(a.attname = 'clinic_id') order by c.relname`;

/**
 * Copies the library of one clinic into another that has none; an import takes twice as long. Nobody may have worked in
 * the source clinic. The catalog names the tables, so a new table is copied too. Every row gets a new id, and every
 * column that refers to the row gets the same new id.
 */
export async function copyLibrary(owner: Pool, { from, to }: { from: string; to: string }): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    // Turns off triggers and foreign keys: their results are copied as well.
    await client.query('set local session_replication_role = replica');
    const { rows: tables } = await client.query<Table>(tablesOfClinics, [madeWithTheClinic]);
    for (const table of tables) await copyRows(client, table, { from, to });
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function copyRows(
  client: PoolClient,
  { name, columns, ids, bytes }: Table,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const values = columns.map((column) => {
    if (column === 'clinic_id') return '$2::uuid';
    return ids.includes(column) ? newId(`"${column}"`) : `"${column}"`;
  });
  const { rowCount } = await client.query(
    `insert into "${name}" (${columns.map((column) => `"${column}"`).join(', ')})
     select ${values.join(', ')} from "${name}" where clinic_id = $1::uuid`,
    [from, to],
  );
  if (rowCount && bytes.length > 0) {
    throw new Error(`${name} may hold sealed values, and a sealed value opens only in the row it was sealed for`);
  }
}

/** Deterministic, so that references still match. Version 4, because Prisma rejects a UUID without a version. */
const newId = (column: string) =>
  `overlay(overlay(md5($2::text || ${column}) placing '4' from 13) placing '8' from 17)::uuid`;
