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

  it('leaves nothing of a script that fails, names it, and applies it once it is put right', async () => {
    await migrate(url, folder);
    await addMigration('29990101000000_broken', 'CREATE TABLE half (id int); CREATE TABLE half (id int);');
    await expect(migrate(url, folder)).rejects.toThrow(/29990101000000_broken/);
    expect(await sql(url, `SELECT to_regclass('half') AS found`)).toEqual([{ found: null }]);
    await addMigration('29990101000000_broken', 'CREATE TABLE half (id int);');
    expect(await migrate(url, folder)).toEqual({ applied: ['29990101000000_broken'] });
  });
});
