import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { exists } from '../data-folder.mjs';
import { errorCode, errorText, SetupFailure } from '../failure';
import { freePort, loopback } from '../ports.mjs';
import { isAlive, lastLines, run, waitUntil } from '../processes.mjs';
import type { Account } from './account';
import type { Binaries } from './binaries';
import { asAccount, isPostgres, readOwner, stopPostgres } from './postmaster.mjs';
import { withClient } from './with-client';

/** The superuser of an embedded cluster: owner of the tables, used by set-up only. */
export const ownerName = 'plainleaf';

export type ClusterPlace = {
  folder: string;
  binaries: Binaries;
  /** undefined: PostgreSQL runs as ourselves. */
  account: Account | undefined;
  password: string;
  /** For tests: nothing in it need outlive a power cut. */
  throwaway: boolean;
  /** More of PostgreSQL's settings, such as "work_mem=16MB": no spaces. */
  settings?: readonly string[];
  /** initdb's options for the collation: `ownCollation` where not given, which PostgreSQL has since version 17. */
  collation?: readonly string[];
};

/** PostgreSQL's own: an update of the system's C library cannot corrupt an index. */
const ownCollation = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

export type Cluster = {
  folder: string;
  port: number;
  /** It was running already: an orphan of an earlier start, or the started app's. */
  adopted: boolean;
  urlOf: (database: string) => string;
  stop: () => Promise<void>;
};

/**
 * Creates the cluster when it is missing, starts it when it is not running.
 *
 * @param beforeStart called once the folder is known to be ours, before a server runs on it
 */
export async function openCluster(place: ClusterPlace, beforeStart = async (): Promise<void> => {}): Promise<Cluster> {
  if (!(await exists(path.join(place.folder, 'PG_VERSION')))) await initialize(place);
  await checkAccess(place);
  const running = await runningPort(place);
  await beforeStart();
  const port = running ?? (await start(place));
  return {
    folder: place.folder,
    port,
    adopted: running !== undefined,
    urlOf: (database) => `postgresql://${ownerName}:${place.password}@${loopback}:${port}/${database}`,
    stop: () => stop(place),
  };
}

function stop({ folder, binaries: { pgCtl }, account }: ClusterPlace): Promise<void> {
  return stopPostgres({ folder, pgCtl, account });
}

export async function createDatabase(cluster: Cluster, name: string): Promise<void> {
  await withClient(cluster.urlOf('postgres'), async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
}

async function initialize(place: ClusterPlace): Promise<void> {
  const { folder, account, binaries } = place;
  const parent = path.dirname(folder);
  const name = path.basename(folder);
  const refusal = 'move it away or delete it, then start again';
  if (await exists(folder)) {
    const content = await readdir(folder);
    if (content.length > 0) throw new SetupFailure(`${folder} is not a PostgreSQL cluster: ${refusal}.`);
    await rm(folder, { recursive: true });
  }
  // A cluster gets its name only when it is whole, so one that was cut off is made anew.
  for (const leftover of await readdir(parent)) {
    if (leftover.startsWith(`${name}.unfinished-`)) await rm(path.join(parent, leftover), { recursive: true });
  }
  const unfinished = path.join(parent, `${name}.unfinished-${process.pid}`);
  await mkdir(unfinished, { mode: 0o700 });
  const passwordFile = path.join(unfinished, 'password');
  const cluster = path.join(unfinished, 'cluster');
  await writeFile(passwordFile, `${place.password}\n`, { mode: 0o600 });
  if (account) {
    await chown(unfinished, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  const ended = await run(
    binaries.initdb,
    [
      `--pgdata=${cluster}`,
      `--username=${ownerName}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      ...(place.collation ?? ownCollation),
      ...(place.throwaway ? ['--no-sync'] : []),
    ],
    asAccount(account),
  );
  if (ended.code !== 0) {
    await rm(unfinished, { recursive: true, force: true });
    throw new SetupFailure(`PostgreSQL could not create ${folder}: ${lastLines(ended.output, 1)}`);
  }
  await rename(cluster, folder);
  await rm(unfinished, { recursive: true });
}

async function checkAccess({ folder, account }: ClusterPlace): Promise<void> {
  const uid = account?.uid ?? process.getuid?.();
  const found = await stat(folder);
  if (uid === undefined || found.uid === uid) return;
  throw new SetupFailure(
    `${folder} belongs to another user (number ${found.uid}): start as the user who started first, or as root.`,
  );
}

/** The port of the server that already runs on the folder; clears away what a dead one left. */
async function runningPort(place: ClusterPlace): Promise<number | undefined> {
  const owner = await readOwner(place.folder);
  if (owner === undefined) return undefined;
  if (isAlive(owner.pid) && (await isPostgres(owner.pid))) {
    const answered = await waitUntil(async () => (await readOwner(place.folder))?.status !== 'starting', 60_000);
    if (answered && (await serves(place, owner.port))) return owner.port;
    await stop(place);
    return undefined;
  }
  // The number may belong to some other program by now, and PostgreSQL would then refuse to start.
  await rm(path.join(place.folder, 'postmaster.pid'), { force: true });
  return undefined;
}

async function serves(place: ClusterPlace, port: number): Promise<boolean> {
  const client = new Client({
    host: loopback,
    port,
    user: ownerName,
    password: place.password,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0] !== undefined && path.resolve(rows[0].data_directory) === path.resolve(place.folder);
  } catch (error) {
    if (errorCode(error) === '28P01') throw lostPassword(place, error);
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

export function lostPassword({ folder }: Pick<ClusterPlace, 'folder'>, cause?: unknown): SetupFailure {
  return new SetupFailure(
    `keys.json does not fit the database in ${folder}: restore the keys.json it was made with, or delete both to start afresh.`,
    { cause },
  );
}

async function start(place: ClusterPlace): Promise<number> {
  const log = path.join(place.folder, 'server.log');
  const logged = await stat(log).catch(() => undefined);
  if (logged && logged.size > 5_000_000) await rename(log, `${log}.old`);
  const end = Date.now() + 20_000;
  for (;;) {
    const port = await freePort();
    const own = place.settings ?? [];
    const settings = [...settingsFor(port), ...(place.throwaway ? throwawaySettings : []), ...own];
    const command = ['start', '-D', place.folder, '-l', log, '-w', '-t', '120'];
    // pg_ctl puts the server into a session of its own: Ctrl+C in our terminal does not reach it.
    const ended = await run(
      place.binaries.pgCtl,
      [...command, '-o', settings.map((setting) => `-c ${setting}`).join(' ')],
      asAccount(place.account),
    );
    if (ended.code === 0) return port;
    const reason = await lastFatal(log);
    // Workers of a killed server hold its memory for a moment longer; and a port can be lost to another program.
    const passing = /pre-existing shared memory|could not (bind|create).*(address|socket|TCP)/i.test(reason);
    if (!passing || Date.now() > end) {
      throw new SetupFailure(`PostgreSQL did not start: ${reason || errorText(ended.output)} (see ${log})`);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const settingsFor = (port: number) => [
  `port=${port}`,
  `listen_addresses=${loopback}`,
  `unix_socket_directories=`,
  'max_connections=60',
  // No statement and no value of a row in the log: they can hold a patient's words.
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
];

const throwawaySettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

async function lastFatal(log: string): Promise<string> {
  const lines = (await readFile(log, 'utf8').catch(() => '')).split('\n');
  const fatal = lines.filter((line) => /\b(FATAL|PANIC):/.test(line)).at(-1);
  const because = lines.filter((line) => /\b(LOG|WARNING): {2}could not/.test(line)).at(-1);
  return [because, fatal]
    .flatMap((line) => line?.replace(/^.*\b(LOG|WARNING|FATAL|PANIC): {2}/, '') ?? [])
    .filter((line) => line !== '')
    .join('; ');
}
