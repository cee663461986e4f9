import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { OpenDatabase } from '../database';
import { errorText, SetupFailure } from '../failure';
import { readMigrationNames, readTables, requireAllRows, type Table } from './catalog';
import { type Manifest, manifestFile, masterKeyFingerprint, sha256Of, sumsFile, tableFile } from './manifest';

/** Sealed columns do not shrink; level 1 already undoes what COPY's hexadecimal adds. */
const gzipLevel = 1;

/**
 * Writes everything that was committed at one moment into a new folder, while the clinic goes on working. The folder
 * gets its name only when it is whole.
 * @param folder must not exist yet.
 * @throws SetupFailure when the folder cannot be written or the user does not see every row.
 */
export async function backUp(
  database: Pick<OpenDatabase, 'ownerUrl' | 'masterKey'>,
  folder: string,
  say: (words: string) => void = () => {},
): Promise<Manifest> {
  const unfinished = `${folder}.unfinished`;
  await makeFolder(folder, unfinished);
  const client = new Client({ connectionString: database.ownerUrl, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    await requireAllRows(client);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows: clock } = await client.query<{ now: Date }>('SELECT now()');
    const tables = [];
    for (const table of await readTables(client)) {
      say(table.name);
      tables.push({ ...table, rows: await copyOut(client, table, unfinished) });
    }
    const manifest: Manifest = {
      format: 1,
      madeAt: (clock[0]?.now ?? new Date()).toISOString(),
      masterKeyFingerprint: masterKeyFingerprint(database.masterKey),
      migrations: await readMigrationNames(client),
      tables,
      sequences: await readSequences(client),
    };
    await client.query('COMMIT');
    await writeFile(path.join(unfinished, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    await writeSums(unfinished, [manifestFile, ...tables.map(({ name }) => tableFile(name))]);
    await rename(unfinished, folder);
    return manifest;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function makeFolder(folder: string, unfinished: string): Promise<void> {
  try {
    await mkdir(path.dirname(folder), { recursive: true });
    // Taken for a moment, to find out that nothing lies there.
    await mkdir(folder);
    await rm(folder, { recursive: true });
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o700 });
  } catch (cause) {
    throw new SetupFailure(`The backup cannot be written to ${folder} (${errorText(cause)}): name another folder.`, {
      cause,
    });
  }
}

/** @returns how many rows the file holds. */
async function copyOut(client: Client, { name, columns }: Table, folder: string): Promise<number> {
  const rows = client.query(copyTo(`COPY ${client.escapeIdentifier(name)} (${listed(client, columns)}) TO STDOUT`));
  const file = createWriteStream(path.join(folder, tableFile(name)), { mode: 0o600 });
  await pipeline(rows, createGzip({ level: gzipLevel }), file);
  return rows.rowCount;
}

export const listed = (client: Client, columns: readonly string[]): string =>
  columns.map((column) => client.escapeIdentifier(column)).join(', ');

async function readSequences(client: Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string; lastValue: string }>(
    `SELECT sequencename AS name, last_value::text AS "lastValue"
       FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
  );
  return rows;
}

async function writeSums(folder: string, names: readonly string[]): Promise<void> {
  const lines = [];
  for (const name of names) lines.push(`${await sha256Of(path.join(folder, name))}  ${name}\n`);
  await writeFile(path.join(folder, sumsFile), lines.join(''), { mode: 0o600 });
}
