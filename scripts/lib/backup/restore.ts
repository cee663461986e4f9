import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { MasterKeys } from '../../../lib/crypto/master-key';
import { migrate } from '../../../prisma/migrate';
import { defaultMigrationsFolder, migrationNames } from '../../../prisma/migration-files';
import type { OpenDatabase } from '../database';
import { SetupFailure } from '../failure';
import { masterKeysOf } from '../keys/master-keys-of';
import { requireMatchingKeys, storeKeys } from '../keys/stored-keys';
import { withClient } from '../postgres/with-client';
import { listed } from './back-up';
import { readMigrationNames, readTables, requireAllRows } from './catalog';
import { keyFingerprints, type Manifest, readBackup, tableFile } from './manifest';

export const keysTable = 'master_key';

type RestoreOptions = {
  /** Looks at the rows before they are committed; what it throws leaves the database empty. */
  requireRows?: (client: Client) => Promise<void>;
  signal?: AbortSignal;
};

/**
 * Fills an empty database from a backup: checksums first, then the tables as the backup's release had them, all rows in
 * one transaction, then the migrations that have come since. What fails on the way leaves no row behind.
 * @throws SetupFailure for a damaged backup, another master key, a newer release's backup, or a database with rows.
 */
export async function restore(
  database: Pick<OpenDatabase, 'ownerUrl' | 'masterKey' | 'otherMasterKeys'>,
  folder: string,
  say: (words: string) => void = () => {},
  { requireRows = async () => {}, signal = new AbortController().signal }: RestoreOptions = {},
): Promise<Manifest> {
  say('comparing checksums');
  const manifest = await readBackup(folder);
  const keys = masterKeysOf(database);
  if (!keyFingerprints(keys).has(manifest.masterKeyFingerprint)) {
    throw new SetupFailure(
      'This backup was made under another master key: bring back the PLAINLEAF_MASTER_KEY (embedded: keys.json) of its time, or add that key to PLAINLEAF_OTHER_MASTER_KEYS.',
    );
  }
  await requireKnownRelease(manifest);
  await withClient(database.ownerUrl, async (client) => {
    await requireAllRows(client);
    await requireMatchingKeys(client, keys);
    await requireEmpty(client, manifest);
    say('creating tables');
    await migrate(database.ownerUrl, defaultMigrationsFolder, manifest.migrations);
    signal.throwIfAborted();
    await fill(client, { manifest, keys, requireRows }, folder, say, signal);
    signal.throwIfAborted();
    say('applying later migrations');
    await migrate(database.ownerUrl);
    await storeKeys(client, keys);
  });
  return manifest;
}

async function requireKnownRelease({ migrations }: Manifest): Promise<void> {
  const known = await migrationNames();
  const unknown = migrations.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new SetupFailure(`The backup comes from a newer release (it has ${unknown}): restore it with that release.`);
  }
}

/** Never set up, or left by a restore that failed. */
async function requireEmpty(client: Client, { migrations }: Manifest): Promise<void> {
  const present = await readMigrationNames(client);
  const elsewhere =
    'name an empty database in DATABASE_URL, or a new folder in PLAINLEAF_DATA with the old keys.json in it';
  if (present.some((name) => !migrations.includes(name))) {
    throw new SetupFailure(`The database is set up already: ${elsewhere}.`);
  }
  for (const { name } of await readTables(client)) {
    // Set-up names the master key before there is anything under it.
    if (name === keysTable) continue;
    const { rowCount } = await client.query(`SELECT 1 FROM ${client.escapeIdentifier(name)} LIMIT 1`);
    if (rowCount) throw new SetupFailure(`The database holds rows already (in ${name}): ${elsewhere}.`);
  }
}

async function fill(
  client: Client,
  {
    manifest,
    keys,
    requireRows,
  }: { manifest: Manifest; keys: MasterKeys; requireRows: (client: Client) => Promise<void> },
  folder: string,
  say: (words: string) => void,
  signal: AbortSignal,
): Promise<void> {
  await client.query('BEGIN');
  try {
    const holdsKeys = manifest.tables.some(({ name }) => name === keysTable);
    if (holdsKeys) await client.query(`DELETE FROM ${keysTable}`);
    // What a trigger added when the rows were first written is in them.
    await setTriggers(client, manifest, 'DISABLE');
    for (const table of manifest.tables) {
      say(table.name);
      const rows = await copyIn(client, table, path.join(folder, tableFile(table.name)), signal);
      if (rows !== table.rows)
        throw new SetupFailure(`${table.name} took ${rows} rows of ${table.rows}: nothing is restored.`);
    }
    for (const { name, lastValue } of manifest.sequences) {
      await client.query('SELECT setval($1::regclass, $2::bigint)', [client.escapeIdentifier(name), lastValue]);
    }
    await setTriggers(client, manifest, 'ENABLE');
    // A backup of the middle of a rotation needs more than the one key that its manifest names.
    if (holdsKeys) await requireMatchingKeys(client, keys);
    await requireRows(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
  // Without it the first plans are made on empty statistics.
  await client.query('ANALYZE');
}

async function setTriggers(client: Client, { tables }: Manifest, to: 'ENABLE' | 'DISABLE'): Promise<void> {
  for (const { name } of tables) await client.query(`ALTER TABLE ${client.escapeIdentifier(name)} ${to} TRIGGER USER`);
}

async function copyIn(
  client: Client,
  { name, columns }: Manifest['tables'][number],
  file: string,
  signal: AbortSignal,
): Promise<number> {
  const into = client.query(copyFrom(`COPY ${client.escapeIdentifier(name)} (${listed(client, columns)}) FROM STDIN`));
  await pipeline(createReadStream(file), createGunzip(), into, { signal });
  return into.rowCount;
}
