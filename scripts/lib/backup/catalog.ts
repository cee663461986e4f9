import type { Client } from 'pg';
import { readMigrations, seesEveryRow } from '../../../lib/db/installation-facts';
import { SetupFailure } from '../failure';
import { askOf } from '../postgres/ask-of';

export type Table = { name: string; columns: string[] };

/** Set up by the migrations themselves; a restore applies them anew. */
const migrationsTable = '_prisma_migrations';
/** Of the database that is backed up, not of the one that it is restored into. */
const statusTable = 'backup_status';
/** A restore must not bring a session or a link back to life that was ended since: everyone signs in anew. */
const leftOut = [migrationsTable, statusTable, 'session', 'passphrase_reset', 'set_up'];

/** Every table that a backup holds of the schema with the columns that can be written, those that others refer to first. */
export async function readTables(client: Client): Promise<Table[]> {
  const { rows: tables } = await client.query<Table>(
    `SELECT class.relname AS name, array_agg(attribute.attname::text ORDER BY attribute.attnum) AS columns
       FROM pg_class class
       JOIN pg_attribute attribute ON attribute.attrelid = class.oid
      WHERE class.relnamespace = 'public'::regnamespace AND class.relkind = 'r' AND class.relname <> ALL ($1)
        AND attribute.attnum > 0 AND NOT attribute.attisdropped AND attribute.attgenerated = ''
      GROUP BY class.relname ORDER BY class.relname`,
    [leftOut],
  );
  const { rows: references } = await client.query<{ child: string; parent: string }>(
    `SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );
  return parentsFirst(tables, references);
}

/** A table that refers to itself needs no order: COPY checks at its end. */
function parentsFirst(tables: readonly Table[], references: readonly { child: string; parent: string }[]): Table[] {
  const ordered: Table[] = [];
  const waiting = [...tables];
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ name }) =>
      references.every(({ child, parent }) => child !== name || parent === name || !isIn(waiting, parent)),
    );
    const [table] = waiting.splice(ready, 1);
    if (ready < 0 || !table) throw new Error('Tables refer to each other in a circle.');
    ordered.push(table);
  }
  return ordered;
}

const isIn = (tables: readonly Table[], wanted: string): boolean => tables.some(({ name }) => name === wanted);

/** Names of the migrations in the database, oldest first; empty for a database that has never been set up. */
export async function readMigrationNames(client: Client): Promise<string[]> {
  const { applied } = await readMigrations(askOf(client), []);
  return [...applied];
}

/** Row-level security is forced on the owner too: who is bound by it would leave rows out without a word. */
export async function requireAllRows(client: Client): Promise<void> {
  if (!(await seesEveryRow(askOf(client)))) {
    const { rows } = await client.query<{ name: string }>('SELECT current_user AS name');
    const name = rows[0]?.name;
    throw new SetupFailure(
      `${name} does not see every clinic's rows. Let it, as a superuser: ALTER ROLE "${name}" BYPASSRLS`,
    );
  }
  // Should that change meanwhile: an error instead of missing rows.
  await client.query('SET row_security = off');
}
