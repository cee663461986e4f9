import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeUpInsert } from '@/lib/test-support/made-up-rows';
import { migrate } from '@/prisma/migrate';
import { migrationNames } from '@/prisma/migration-files';
import { readInhabitants } from '../demo';
import { findDebianPostgres } from '../test/debian-postgres';
import { findOrReason } from '../test/debian-program';
import { makePlainOwner } from '../test/plain-owner';
import type { Binaries } from './binaries';
import type { Cluster } from './cluster';
import { prepareRuntimeRole } from './runtime-role';
import { openThrowawayCluster } from './throwaway';
import { withClient } from './with-client';

/*
 * As a clinic's administrator gives it: an owner who may create roles and owns the database, and is no superuser. The
 * rules for such an owner changed in PostgreSQL 16. Each server logs every statement that it is given.
 */

const masterKey = randomBytes(32).toString('base64');

describe.each<{ name: string; find: () => Promise<Binaries | undefined> }>([
  { name: 'PostgreSQL 15', find: findDebianPostgres },
  { name: 'the embedded PostgreSQL', find: async () => undefined },
])('on $name an owner who is no superuser', ({ find }) => {
  let cluster: Cluster | undefined;
  let whyNot = '';
  let ownerUrl = '';

  beforeAll(async () => {
    const binaries = await findOrReason(find);
    if ('whyNot' in binaries) {
      whyNot = binaries.whyNot;
      return;
    }
    const settings = ['log_statement=all'];
    cluster = await openThrowawayCluster({ settings, ...(binaries.found && { binaries: binaries.found }) });
    ownerUrl = await makePlainOwner(cluster, 'clinic');
  });

  afterAll(async () => {
    await cluster?.stop();
  });

  const opened = (skip: (why: string) => void): Cluster => {
    if (!cluster) skip(whyNot);
    // skip() does not return.
    return cluster as Cluster;
  };

  const asSuperuser = (text: string, database = 'clinic') =>
    withClient(cluster?.urlOf(database) ?? '', (client) => client.query(text));

  it('migrates, lets the runtime role sign in, and leaves no password or key in the server’s log', async ({ skip }) => {
    const { folder } = opened(skip);
    expect((await migrate(ownerUrl)).applied).toEqual(await migrationNames());
    const appUrl = await prepareRuntimeRole({ ownerUrl, givenAppUrl: undefined, masterKey });
    expect(await prepareRuntimeRole({ ownerUrl, givenAppUrl: undefined, masterKey })).toBe(appUrl);
    const { rows } = await withClient(appUrl, (client) => client.query('SELECT current_user AS name'));
    expect(rows).toEqual([{ name: 'plainleaf_app' }]);

    const log = await readFile(path.join(folder, 'server.log'), 'utf8');
    expect(log).toContain('ALTER ROLE plainleaf_app LOGIN PASSWORD');
    expect(log).not.toContain(new URL(appUrl).password);
    expect(log).not.toContain(masterKey);
    expect(log).not.toContain(Buffer.from(masterKey, 'base64').toString('hex'));
  });

  it('searches as the role that may read this one table', async ({ skip }) => {
    opened(skip);
    const { rows } = await asSuperuser(
      `SELECT proowner::regrole::text AS owner FROM pg_proc WHERE proname = 'search_library'`,
    );
    expect(rows).toEqual([{ owner: 'plainleaf_search' }]);
    const appUrl = await prepareRuntimeRole({ ownerUrl, givenAppUrl: undefined, masterKey });
    const search = `SELECT * FROM search_library(ARRAY['knee'], ARRAY['knee'], 5)`;
    expect((await withClient(appUrl, (client) => client.query(search))).rows).toEqual([]);
  });

  it('counts failed sign-ins and wrong codes and hands out one password hash through its functions', async ({
    skip,
  }) => {
    opened(skip);
    const [id, email] = [randomUUID(), 'amara@riverside.example'];
    await asSuperuser(`INSERT INTO user_account (id, email, passphrase_hash) VALUES ('${id}', '${email}', 'hash')`);
    const appUrl = await prepareRuntimeRole({ ownerUrl, givenAppUrl: undefined, masterKey });
    await withClient(appUrl, async (client) => {
      for (const points of [1, 2]) {
        const { rows } = await client.query(`SELECT points FROM rate_limit_hit('key', 1, 60000)`);
        expect(rows).toEqual([{ points }]);
      }
      await client.query(`SELECT rate_limit_reset('key')`);
      const hash = `SELECT password_hash_of('${id}') AS hash`;
      expect((await client.query(hash)).rows).toEqual([{ hash: null }]);
      await client.query(`SELECT set_config('app.email', '${email}', false)`);
      expect((await client.query(hash)).rows).toEqual([{ hash: 'hash' }]);
      await client.query(`SELECT set_config('app.user_id', '${id}', false)`);
      for (const wrong of [0, 1]) {
        expect((await client.query('SELECT wrong FROM code_attempt_look(true)')).rows).toEqual([{ wrong }]);
        await client.query('SELECT code_attempt_count(true, 1)');
      }
      await client.query('SELECT code_attempt_reset(true)');
    });
    await asSuperuser(`DELETE FROM user_account WHERE id = '${id}'`);
  });

  it('sees that the server has a clinic, which row-level security does not show of accounts', async ({ skip }) => {
    const { urlOf } = opened(skip);
    expect((await readInhabitants(ownerUrl)).clinic).toBe(false);
    await withClient(urlOf('clinic'), async (client) => {
      const { text, values } = await madeUpInsert(client, 'clinic', randomUUID());
      await client.query(text, values);
    });
    expect((await readInhabitants(ownerUrl)).clinic).toBe(true);
  });

  it('is told to take from the runtime role what would let it see every clinic', async ({ skip }) => {
    opened(skip);
    const prepare = () => prepareRuntimeRole({ ownerUrl, givenAppUrl: undefined, masterKey });
    await asSuperuser('ALTER ROLE plainleaf_app SUPERUSER');
    await expect(prepare()).rejects.toThrow('plainleaf_app is a superuser');
    await asSuperuser('ALTER ROLE plainleaf_app NOSUPERUSER BYPASSRLS');
    await expect(prepare()).rejects.toThrow('plainleaf_app passes row-level security');
    await asSuperuser('ALTER ROLE plainleaf_app NOBYPASSRLS');
    await asSuperuser('CREATE TABLE stray (); ALTER TABLE stray OWNER TO plainleaf_app');
    await expect(prepare()).rejects.toThrow('plainleaf_app owns tables');
    await asSuperuser('DROP TABLE stray');
    await prepare();
  });

  it('may not be the role that the web server signs in as', async ({ skip }) => {
    opened(skip);
    await expect(prepareRuntimeRole({ ownerUrl, givenAppUrl: ownerUrl, masterKey })).rejects.toThrow('owns tables');
  });

  it('is told what it lacks when another owner made the runtime role', async ({ skip }) => {
    const { urlOf } = opened(skip);
    await withClient(urlOf('postgres'), (client) => client.query('ALTER ROLE owner_of_clinic NOCREATEROLE'));
    const other = randomBytes(32).toString('base64');
    const attempt = prepareRuntimeRole({ ownerUrl, givenAppUrl: undefined, masterKey: other });
    await expect(attempt).rejects.toThrow('may not set the password of plainleaf_app: give it CREATEROLE');
  });
});
