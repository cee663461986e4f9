import { Client } from 'pg';
import { SetupFailure } from '../scripts/lib/failure';
import { defaultMigrationsFolder, migrationNames } from './migration-files';

/** Any fixed number: two instances that start at once must not migrate at once. */
const migrationLock = 4_951_360_211;
const lockPatience = '60s';

type Record = { migration_name: string; finished: boolean };

/**
 * Applies the migrations that the database lacks, oldest first, and returns their names. `ownerUrl` connects as the
 * owner of the tables. When nothing is pending this is one connection and one query.
 * @throws SetupFailure for a database of a newer release, which has migrations that are not in the folder.
 * @param only names of the migrations to stop at, for a backup of an earlier release; all of the folder without it.
 */
export async function migrate(
  ownerUrl: string,
  folder = defaultMigrationsFolder,
  only?: readonly string[],
): Promise<{ applied: string[] }> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5000 });
  // The connection was lost while the engine applied migrations over its own one: the lock is gone, and the engine
  // reports the problem.
  client.on('error', () => {});
  await client.connect();
  try {
    const names = only ?? (await migrationNames(folder));
    const before = await readRecords(client);
    if (!only) requireKnown(names, before);
    if (isUpToDate(names, before)) return { applied: [] };
    await client.query(`SET lock_timeout = '${lockPatience}'`);
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const records = await readRecords(client);
    if (!only) requireKnown(names, records);
    if (isUpToDate(names, records)) return { applied: [] };
    // Loading the engine costs every start a quarter of a second, and few need it.
    const { noFilter, readMigrations, withSchemaEngine } = await import('./schema-engine');
    const migrationsList = await readMigrations(folder, names);
    return await withSchemaEngine(ownerUrl, async (engine) => {
      for (const { migration_name, finished } of records) {
        // A migration is one script, applied whole or not at all: what was cut off can be applied again.
        if (!finished) await engine.markMigrationRolledBack({ migrationName: migration_name });
      }
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilter });
      return { applied: appliedMigrationNames };
    });
  } finally {
    await client.end();
  }
}

/** A newer release may have changed what this one would read or write wrongly. */
function requireKnown(names: readonly string[], records: readonly Record[]): void {
  const unknown = records.find(({ migration_name }) => !names.includes(migration_name));
  if (!unknown) return;
  throw new SetupFailure(
    `The database was made by a newer release (it has ${unknown.migration_name}): install that release, or restore the backup of before. Nothing was changed.`,
  );
}

function isUpToDate(names: readonly string[], records: readonly Record[]): boolean {
  const applied = new Set(records.flatMap((record) => (record.finished ? record.migration_name : [])));
  return names.every((name) => applied.has(name)) && records.every((record) => record.finished);
}

async function readRecords(client: Client): Promise<Record[]> {
  const table = await client.query<{ found: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`);
  if (!table.rows[0]?.found) return [];
  const { rows } = await client.query<Record>(
    `SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return rows;
}
