import { chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exists } from './data-folder.mjs';
import { type OpenDatabase, openDatabase } from './database';
import { takeInstanceLock } from './instance-lock.mjs';
import { isRunning } from './postgres/postmaster.mjs';
import { withClient } from './postgres/with-client';
import { waitUntil } from './processes.mjs';

/** The embedded database as commands and npm start find it in a data folder. */

let data = '';
const opened: OpenDatabase[] = [];

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'plainleaf-embedded-'));
  // As root, PostgreSQL's own user has to pass through.
  await chmod(data, 0o755);
  Object.assign(process.env, { DATABASE_URL: '', PLAINLEAF_DATA: data });
});

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  await rm(data, { recursive: true, force: true });
});

async function open(as: 'npm start' | 'a command' | 'npm run restore'): Promise<OpenDatabase> {
  const makes = { 'npm start': 'installation', 'a command': 'nothing', 'npm run restore': 'cluster' } as const;
  const database = await openDatabase({ makes: makes[as], ...(as === 'npm start' && { beforeStart: async () => {} }) });
  opened.push(database);
  return database;
}

const cluster = () => path.join(data, 'postgres');
const answers = ({ ownerUrl }: OpenDatabase): Promise<boolean> =>
  withClient(ownerUrl, (client) => client.query('SELECT 1')).then(
    () => true,
    () => false,
  );

describe('a command beside npm start', () => {
  it('leaves PostgreSQL running when a server has started meanwhile, and stops it when none has', async () => {
    await (await open('npm start')).close();
    const command = await open('a command');
    const lock = await takeInstanceLock(data, 'http://127.0.0.1:3000');
    const server = await open('npm start');
    await command.close();
    expect(await answers(server)).toBe(true);
    await lock.release();
    await command.close();
    expect(await answers(server)).toBe(false);
  });

  it('waits for the PostgreSQL of a server that is starting, and starts none of its own', async () => {
    await (await open('npm start')).close();
    const lock = await takeInstanceLock(data, 'http://127.0.0.1:3000');
    const command = open('a command');
    expect(await waitUntil(() => isRunning(cluster()), 5000)).toBe(false);
    const server = await open('npm start');
    await (await command).close();
    expect(await answers(server)).toBe(true);
    await lock.release();
  });
});

describe('a database that is missing', () => {
  it('is not made again by a command or npm start when its disk is not mounted', async () => {
    await (await open('npm start')).close();
    await rename(cluster(), path.join(data, 'elsewhere'));
    for (const who of ['a command', 'npm start'] as const) {
      await expect(open(who)).rejects.toThrow(/^There is no database in .*mount its disk, or restore a backup/);
    }
    expect(await exists(cluster())).toBe(false);
    await rename(path.join(data, 'elsewhere'), cluster());
    expect(await answers(await open('a command'))).toBe(true);
  });

  it('is made for a restore, with the keys that are there', async () => {
    await expect(open('npm run restore')).rejects.toThrow(/There is no keys\.json/);
    expect(await readdir(data)).toEqual([]);
    await (await open('npm start')).close();
    const keys = await readFile(path.join(data, 'keys.json'), 'utf8');
    await rm(cluster(), { recursive: true });
    expect(await answers(await open('npm run restore'))).toBe(true);
    expect(await readFile(path.join(data, 'keys.json'), 'utf8')).toBe(keys);
  });

  it('is made by the next start when the first one was cut off before it', async () => {
    await (await open('npm start')).close();
    const file = path.join(data, 'keys.json');
    const keys: unknown = JSON.parse(await readFile(file, 'utf8'));
    expect(keys).not.toHaveProperty('isBeforeCluster');
    await rm(cluster(), { recursive: true });
    await writeFile(file, JSON.stringify(Object.assign({ isBeforeCluster: true }, keys)));
    expect(await answers(await open('npm start'))).toBe(true);
    expect(JSON.parse(await readFile(file, 'utf8'))).not.toHaveProperty('isBeforeCluster');
  });

  it('is not made by a command in a folder without an installation, and nothing is written there', async () => {
    process.env.PLAINLEAF_DATA = path.join(data, 'nowhere');
    await expect(open('a command')).rejects.toThrow(/^There is no installation in .*nowhere: name its folder/);
    expect(await readdir(data)).toEqual([]);
  });
});
