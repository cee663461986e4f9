import { randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from './lib/ports.mjs';
import type { Cluster } from './lib/postgres/cluster';
import { openThrowawayCluster } from './lib/postgres/throwaway';
import { withClient } from './lib/postgres/with-client';
import { run, waitUntil } from './lib/processes.mjs';
import { nextProgram } from './lib/programs.mjs';
import { rootFolder } from './lib/root-folder.mjs';
import { makePlainOwner } from './lib/test/plain-owner';
import { type Bench, openBench, programs, signInPage } from './lib/test/started-app';

/* npm start with a database of the clinic's own, and all that it refuses: in one line for each thing to put right. */

let bench: Bench;

beforeAll(async () => {
  bench = await openBench('refused');
});

afterAll(() => bench.close());

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

const secrets = {
  NEXTAUTH_SECRET: randomBytes(32).toString('base64'),
  PLAINLEAF_MASTER_KEY: randomBytes(32).toString('base64'),
};

describe('npm start with a database of the clinic’s own', () => {
  let cluster: Cluster;
  let DATABASE_URL = '';
  let superuserUrl = '';

  beforeAll(async () => {
    cluster = await openThrowawayCluster({ settings: ['log_statement=all'] });
    DATABASE_URL = await makePlainOwner(cluster, 'clinic');
    superuserUrl = cluster.urlOf('clinic');
  });

  afterAll(() => cluster.stop());

  test('migrates and serves it, and puts no demo into it', async () => {
    const app = bench.start({ DATABASE_URL, ...secrets });
    await app.ready();
    expect((await signInPage(bench.port)).status).toBe(200);
    expect(app.output()).not.toMatch(/riverside\.example|npm run demo/);
    const { rows } = await withClient(superuserUrl, (client) =>
      client.query('SELECT count(*)::int AS accounts FROM user_account'),
    );
    expect(rows).toEqual([{ accounts: 0 }]);
    const link = /http:\/\/127\.0\.0\.1:\d+\/set-up\/[A-Za-z0-9_-]{43}/.exec(app.output())?.[0] ?? 'no link';
    expect(await (await fetch(link)).text()).toContain('Set up your clinic');
    process.kill(-app.pid, 'SIGINT');
    expect((await app.ended).code).toBe(0);
  });

  test('writes no secret into the log of the database server', async () => {
    const log = await readFile(path.join(cluster.folder, 'server.log'), 'utf8');
    expect(log).toContain('ALTER ROLE plainleaf_app');
    expect(log).not.toMatch(/PASSWORD '(?!SCRAM-SHA-256)/i);
    for (const secret of Object.values(secrets)) expect(log).not.toContain(secret);
  });

  test('refuses another master key than the one it was set up with', async () => {
    const wrong = { ...secrets, PLAINLEAF_MASTER_KEY: randomBytes(32).toString('base64') };
    const { code, output } = await bench.refusal({ DATABASE_URL, ...wrong });
    expect(code).toBe(1);
    expect(output).toMatch(
      /The master key is not the one that this database was encrypted with .*Nothing was changed\./,
    );
    expect(output).not.toContain('    at ');
  });

  test.each([
    ['npm start', { PLAINLEAF_DEMO: '1' }, programs.start],
    ['npm run seed:demo', {}, programs.task('seed:demo')],
  ])('%s puts no demo beside a clinic', async (_what, env, program) => {
    await withClient(superuserUrl, (client) =>
      client.query(
        `insert into clinic (id, name, address, phone, opening_hours, disclaimer, footer_note, country, locale, time_zone, page_size, accent_color)
         select gen_random_uuid(), 'First Street Clinic', '', '', '', '', '', 'US', 'en-US', 'UTC', 'letter', '#000000'
         where not exists (select 1 from clinic)`,
      ),
    );
    const { code, output } = await bench.refusal({ DATABASE_URL, ...secrets, ...env }, program);
    expect(code).toBe(1);
    expect(output).toMatch(/✗ There is a clinic in .*the demo must not mix with it/);
    const { rows } = await withClient(superuserUrl, (client) => client.query('select 1 from user_account'));
    expect(rows).toEqual([]);
  });

  test('says that the database cannot be reached, once and without its password', async () => {
    const closed = await freePort();
    const url = `postgresql://owner:hunter2@127.0.0.1:${closed}/clinic`;
    const { code, output } = await bench.refusal({ DATABASE_URL: url, ...secrets });
    expect(code).toBe(1);
    const words = `The database at 127.0.0.1:${closed}/clinic cannot be reached (ECONNREFUSED)`;
    expect(output.split(words)).toHaveLength(2);
    expect(output).not.toContain('hunter2');
  });
});

describe('settings that cannot be used', () => {
  const wrong = {
    DATABASE_URL: 'postgresql://owner:hunter2@db.example',
    NEXTAUTH_URL: 'http://clinic.example/handouts',
    SMTP_URL: 'mail.example',
    PORT: 'http',
    PLAINLEAF_MASTERKEY: 'x',
  };

  test.each([
    ['npm start', programs.start],
    ['npm run dev', [process.execPath, 'scripts/dev.mjs']],
    ['npm run backup', programs.task('backup')],
    ['npm run keys:new', programs.task('keys:new')],
  ])('%s names them all at once, before it starts or writes anything', async (_what, program) => {
    const data = path.join(bench.scratch, 'untouched');
    const { code, output } = await bench.refusal({ ...wrong, PLAINLEAF_DATA: data }, program);
    expect(code).toBe(1);
    // No other line: no step was begun before the settings were read.
    const names = output
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => /^[✗!] (\w+): /.exec(line)?.[1] ?? line);
    expect(names.toSorted()).toEqual([
      ...['DATABASE_URL', 'MAIL_FROM', 'NEXTAUTH_SECRET', 'NEXTAUTH_URL', 'PLAINLEAF_MASTERKEY'],
      ...['PLAINLEAF_MASTER_KEY', 'PORT', 'SMTP_URL'],
    ]);
    expect(output).not.toContain('hunter2');
    expect(await exists(data)).toBe(false);
  });

  test('end the server of the image with code 1, in one line each', async () => {
    const ended = await run(process.execPath, [nextProgram, 'start', '--port', String(await freePort())], {
      cwd: rootFolder,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PLAINLEAF_DIST_DIR: process.env.PLAINLEAF_DIST_DIR,
        ...wrong,
      },
    });
    expect(ended.code).toBe(1);
    expect(ended.output).toMatch(/^SMTP_URL: must be smtp/m);
    expect(ended.output).toMatch(/^NEXTAUTH_SECRET: is not set/m);
    expect(ended.output).toMatch(/^PLAINLEAF_MASTERKEY: is no setting/m);
    expect(ended.output).not.toMatch(/^ +at |Error/m);
  });

  test('of keys that are not the ones in keys.json are named', async () => {
    await writeFile(
      path.join(bench.scratch, 'keys.json'),
      JSON.stringify({
        postgresPassword: 'x'.repeat(48),
        nextAuthSecret: secrets.NEXTAUTH_SECRET,
        masterKey: randomBytes(32).toString('base64'),
      }),
    );
    const { code, output } = await bench.refusal({ PLAINLEAF_DATA: bench.scratch, ...secrets });
    expect(code).toBe(1);
    expect(output.trim()).toBe(
      `✗ PLAINLEAF_MASTER_KEY: is another than in ${bench.scratch}/keys.json, which the embedded database uses: remove it`,
    );
  });
});

describe('npm start on a machine that is not ready for it', () => {
  test('says that the data folder is not writable', async () => {
    const file = path.join(bench.scratch, 'a-file');
    await writeFile(file, '');
    const { code, output } = await bench.refusal({ PLAINLEAF_DATA: path.join(file, 'data') });
    expect(code).toBe(1);
    expect(output).toMatch(/The data folder .* is not writable/);
  });

  test('says that HOST is no address of this machine, and makes no data folder', async () => {
    const data = path.join(bench.scratch, 'elsewhere');
    const elsewhere = { HOST: '192.0.2.1', NEXTAUTH_URL: 'https://handouts.example', PLAINLEAF_DATA: data };
    const { code, output } = await bench.refusal(elsewhere);
    expect(code).toBe(1);
    expect(output).toContain('HOST is 192.0.2.1, which is no address of this machine');
    expect(await exists(data)).toBe(false);
  });

  test('lets one of two starts at once go on, and tells the other', async () => {
    const data = path.join(bench.scratch, 'twice');
    const starts = [bench.port, await freePort()].map((port) =>
      bench.start({ PLAINLEAF_DATA: data, PORT: String(port) }),
    );
    const first = await Promise.race(starts.map(async (start) => start.ended.then((exit) => ({ start, exit }))));
    expect(first.exit.code).toBe(1);
    expect(first.start.output()).toMatch(/already running in .* needs a PLAINLEAF_DATA and a PORT of its own/);
    const other = starts.find((start) => start !== first.start);
    expect(await waitUntil(() => other?.output().includes('✓ PostgreSQL') === true, 60_000)).toBe(true);
    process.kill(-(other?.pid ?? 0), 'SIGINT');
    expect((await other?.ended)?.code).toBe(130);
  });

  test('names the Node version it needs', async () => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } });`;
    const program = `${pretend} import('./scripts/start.mjs');`;
    const ended = await run(process.execPath, ['--input-type=commonjs', '-e', program], { cwd: rootFolder });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain('Plainleaf needs Node 20.19 or later, and this is Node 20.18.3');
  });
});
