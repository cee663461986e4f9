import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diffToSchema } from './diff';
import { migrate } from './migrate';
import { defaultMigrationsFolder, migrationNames } from './migration-files';

const serverUrl = process.env.TEST_OWNER_URL ?? '';

let url = '';
let folder = '';

async function sql<Row extends object>(at: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: at });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

async function addMigration(name: string, script: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, 'migration.sql'), script);
}

beforeEach(async () => {
  const name = `migrate_${randomUUID().replaceAll('-', '')}`;
  await sql(serverUrl, `CREATE DATABASE ${name}`);
  url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  folder = await mkdtemp(path.join(tmpdir(), 'plainleaf-migrations-'));
  await cp(defaultMigrationsFolder, folder, { recursive: true });
});

afterEach(async () => {
  await rm(folder, { recursive: true });
  await sql(serverUrl, `DROP DATABASE "${new URL(url).pathname.slice(1)}" WITH (FORCE)`);
});

describe('migrating', () => {
  it('leads to the schema, with nothing left over', async () => {
    expect((await diffToSchema(url)).trim()).toBe('-- This is an empty migration.');
  });

  it('applies everything once, and what is added later', async () => {
    expect(await migrate(url, folder)).toEqual({ applied: await migrationNames() });
    expect(await migrate(url, folder)).toEqual({ applied: [] });
    await addMigration('29990101000000_later', 'CREATE TABLE later (id int);');
    expect(await migrate(url, folder)).toEqual({ applied: ['29990101000000_later'] });
  });

  it('happens once when two instances start together', async () => {
    const results = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)]);
    expect(results.flatMap(({ applied }) => applied)).toEqual(await migrationNames());
  });

  it('takes a script whole: semicolons in functions and comments do not cut it', async () => {
    await migrate(url, folder);
    await addMigration(
      '29990101000000_function',
      `-- first this; then that
       CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n + n; RETURN n; END $$;
       CREATE TABLE doubled AS SELECT twice(21) AS n;`,
    );
    await migrate(url, folder);
    expect(await sql(url, 'SELECT n FROM doubled')).toEqual([{ n: 42 }]);
  });

  it('brings a database of an earlier release up to date', async () => {
    const names = await migrationNames();
    await migrate(url, folder, names.slice(0, -3));
    expect(await migrate(url, folder)).toEqual({ applied: names.slice(-3) });
  });

  it('refuses a database of a newer release, and changes nothing', async () => {
    await addMigration('29990101000000_newer', 'CREATE TABLE newer (id int);');
    await migrate(url, folder);
    const records = await sql(url, 'SELECT * FROM _prisma_migrations ORDER BY id');
    await expect(migrate(url)).rejects.toThrow(
      'The database was made by a newer release (it has 29990101000000_newer): install that release, or restore the backup of before. Nothing was changed.',
    );
    expect(await sql(url, 'SELECT * FROM _prisma_migrations ORDER BY id')).toEqual(records);
  });

  it('goes on after a migration that was cut off half-way, as by a power cut, and applies it once', async () => {
    await migrate(url, folder);
    const script = (pause: number) =>
      `CREATE TABLE half (id int); SELECT pg_sleep(${pause}); INSERT INTO half VALUES (1);`;
    await addMigration('29990101000000_slow', script(60));
    const cut = migrate(url, folder).catch((error: Error) => error.message);
    const cutOff = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'CREATE TABLE half%' AND pid <> pg_backend_pid()`;
    await expect.poll(() => sql(url, cutOff), { timeout: 15_000 }).toHaveLength(1);
    expect(await cut).toContain('29990101000000_slow');
    expect(await sql(url, `SELECT to_regclass('half') AS found`)).toEqual([{ found: null }]);
    const unfinished = `SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL`;
    expect(await sql(url, unfinished)).toEqual([{ migration_name: '29990101000000_slow' }]);

    await addMigration('29990101000000_slow', script(0));
    expect(await migrate(url, folder)).toEqual({ applied: ['29990101000000_slow'] });
    expect(await sql(url, 'SELECT id FROM half')).toEqual([{ id: 1 }]);
    expect(await sql(url, unfinished)).toEqual([]);
  });

  it('leaves nothing of a script that fails, names it, and applies it once it is put right', async () => {
    await migrate(url, folder);
    await addMigration('29990101000000_broken', 'CREATE TABLE half (id int); CREATE TABLE half (id int);');
    await expect(migrate(url, folder)).rejects.toThrow(/29990101000000_broken/);
    expect(await sql(url, `SELECT to_regclass('half') AS found`)).toEqual([{ found: null }]);
    await addMigration('29990101000000_broken', 'CREATE TABLE half (id int);');
    expect(await migrate(url, folder)).toEqual({ applied: ['29990101000000_broken'] });
  });
});
