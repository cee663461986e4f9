import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { fingerprint } from '../../../lib/crypto/master-key-fingerprint';
import type { OpenDatabase } from '../database';
import { errorText } from '../failure';
import { masterKeysOf } from '../keys/master-keys-of';
import { withClient } from '../postgres/with-client';
import { readMigrationNames, readTables, requireAllRows, type Table } from './catalog';
import { asBackupFailure, BackupFailure } from './failure';
import { type Manifest, manifestFile, sha256Of, sumsFile, tableFile } from './manifest';

/** Sealed columns do not shrink; level 1 already undoes what COPY's hexadecimal adds. */
const gzipLevel = 1;

/** Lies in a folder until it is a whole backup, and says whose it is: what a killed run left is removed by the next one. */
const unfinishedMark = 'unfinished.json';

/** Values are written as this session shows them: the same on every server, so that copies can be compared. */
export const sessionSettings = `SET timezone = 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'postgres'`;

/**
 * Writes everything that was committed at one moment into a new folder, while the clinic goes on working. The folder
 * gets its name only when it is whole.
 * @param folder must not exist yet.
 * @throws BackupFailure when the folder cannot be written, its disk is full, or the user does not see every row; nothing
 *   is left in the folder then.
 */
export async function backUp(
  database: Pick<OpenDatabase, 'ownerUrl' | 'masterKey' | 'otherMasterKeys'>,
  folder: string,
  say: (words: string) => void = () => {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Manifest> {
  const unfinished = unfinishedFolder(folder);
  const masterKeyFingerprint = fingerprint(masterKeysOf(database).current);
  await makeFolder(folder, unfinished, masterKeyFingerprint);
  try {
    return await withClient(database.ownerUrl, (client) =>
      writeBackup(client, { masterKeyFingerprint, folder, unfinished, say, signal }),
    );
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => {});
    throw asBackupFailure(error, folder);
  }
}

type Writing = {
  masterKeyFingerprint: string;
  folder: string;
  unfinished: string;
  say: (words: string) => void;
  signal: AbortSignal;
};

async function writeBackup(
  client: Client,
  { masterKeyFingerprint, folder, unfinished, say, signal }: Writing,
): Promise<Manifest> {
  await requireAllRows(client);
  await client.query(sessionSettings);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const { rows: clock } = await client.query<{ now: Date }>('SELECT now()');
  const tables = [];
  for (const table of await readTables(client)) {
    signal.throwIfAborted();
    say(table.name);
    tables.push({ ...table, rows: await copyOut(client, table, unfinished, signal) });
  }
  const manifest: Manifest = {
    format: 1,
    madeAt: (clock[0]?.now ?? new Date()).toISOString(),
    masterKeyFingerprint,
    migrations: await readMigrationNames(client),
    tables,
    sequences: await readSequences(client),
  };
  await client.query('COMMIT');
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeFile(path.join(unfinished, manifestFile), text, { mode: 0o600, flush: true });
  await writeSums(unfinished, [manifestFile, ...tables.map(({ name }) => tableFile(name))]);
  signal.throwIfAborted();
  await rm(path.join(unfinished, unfinishedMark));
  await rename(unfinished, folder);
  return manifest;
}

const unfinishedFolder = (folder: string): string => `${folder}.unfinished`;

async function makeFolder(folder: string, unfinished: string, masterKeyFingerprint: string): Promise<void> {
  await requireNewFolder(folder);
  try {
    await mkdir(unfinished, { mode: 0o700 });
  } catch (cause) {
    throw notWritable(folder, cause);
  }
  try {
    await markUnfinished(unfinished, masterKeyFingerprint);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => {});
    throw asBackupFailure(error, folder);
  }
}

/** @throws BackupFailure when something lies there, or nothing can be written there. */
export async function requireNewFolder(folder: string): Promise<void> {
  try {
    await mkdir(path.dirname(folder), { recursive: true });
    // Taken for a moment, to find out that nothing lies there.
    await mkdir(folder);
    await rmdir(folder);
  } catch (cause) {
    throw notWritable(folder, cause);
  }
}

const notWritable = (folder: string, cause: unknown): BackupFailure =>
  new BackupFailure(
    'not-writable',
    `The backup cannot be written to ${folder} (${errorText(cause)}): name another folder.`,
    { cause },
  );

const markUnfinished = (folder: string, masterKeyFingerprint: string): Promise<void> =>
  writeFile(path.join(folder, unfinishedMark), JSON.stringify({ masterKeyFingerprint }), { mode: 0o600 });

/** Removes what runs of this installation left beside each other when they were killed. Call it under the lock alone. */
export async function removeUnfinished(parent: string, fingerprints: ReadonlySet<string>): Promise<void> {
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isDirectory() || !entry.name.endsWith(unfinishedFolder(''))) continue;
    const folder = path.join(parent, entry.name);
    const text = await readFile(path.join(folder, unfinishedMark), 'utf8').catch(() => '');
    if ([...fingerprints].some((one) => text === JSON.stringify({ masterKeyFingerprint: one }))) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** Removes a whole backup: at no moment does a folder that lacks files look like one. */
export async function removeBackup(folder: string, masterKeyFingerprint: string): Promise<void> {
  await markUnfinished(folder, masterKeyFingerprint);
  await rename(folder, unfinishedFolder(folder));
  await rm(unfinishedFolder(folder), { recursive: true });
}

/** @returns how many rows the file holds. */
async function copyOut(client: Client, table: Table, folder: string, signal: AbortSignal): Promise<number> {
  const rows = client.query(copyTo(copyStatement(client, table)));
  const file = createWriteStream(path.join(folder, tableFile(table.name)), { mode: 0o600, flush: true });
  await pipeline(rows, createGzip({ level: gzipLevel }), file, { signal });
  return rows.rowCount;
}

export const copyStatement = (client: Client, { name, columns }: Table): string =>
  `COPY ${client.escapeIdentifier(name)} (${listed(client, columns)}) TO STDOUT`;

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
  await writeFile(path.join(folder, sumsFile), lines.join(''), { mode: 0o600, flush: true });
}
