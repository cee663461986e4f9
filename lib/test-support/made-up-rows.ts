import type { ClientBase } from 'pg';

/** Rows made from the catalog alone, so that a table nobody thought of is tested like all others. */

type Column = { name: string; type: string; isArray: boolean; allowed: string | null; hasDefault: boolean };

const columnsOf = `select a.attname as name, t.typname as type, t.typelem <> 0 and t.typcategory = 'A' as "isArray",
    a.atthasdef as "hasDefault",
    (select substring(pg_get_constraintdef(c.oid) from '''([^'']+)''::text') from pg_constraint c
      where c.conrelid = a.attrelid and c.contype = 'c' and a.attnum = any (c.conkey)
      order by cardinality(c.conkey) desc, c.conname limit 1) as allowed
  from pg_attribute a join pg_type t on t.oid = a.atttypid
  where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  order by a.attnum`;

/** An insert of one row for the clinic, whose other columns hold the first thing that their types and checks allow. */
export async function madeUpInsert(
  client: ClientBase,
  table: string,
  clinicId: string,
): Promise<{ text: string; values: unknown[] }> {
  const { rows } = await client.query<Column>(columnsOf, [table]);
  const values = rows.map((column) => (column.name === clinicColumn(table) ? clinicId : madeUpValue(column)));
  const names = rows.map(({ name }) => `"${name}"`).join(', ');
  const places = values.map((_, index) => `$${index + 1}`).join(', ');
  return { text: `insert into "${table}" (${names}) values (${places})`, values };
}

/** The clinic's own table is keyed by its id. */
export const clinicColumn = (table: string): string => (table === 'clinic' ? 'id' : 'clinic_id');

function madeUpValue({ type, isArray, allowed }: Column): unknown {
  if (isArray) return [];
  switch (type) {
    case 'uuid':
      return crypto.randomUUID();
    case 'text':
      return allowed ?? 'x';
    case 'bool':
      return false;
    case 'int2':
    case 'int4':
    case 'int8':
      return 5;
    case 'bytea':
      return Buffer.alloc(32);
    case 'json':
    case 'jsonb':
      return '{}';
    case 'timestamptz':
    case 'date':
      return '2026-11-22T00:00:00Z';
    default:
      throw new Error(`No made-up value for a column of type ${type}: add one here.`);
  }
}
