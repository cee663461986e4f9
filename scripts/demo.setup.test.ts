import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeInstanceLock } from './lib/instance-lock.mjs';
import { isAlive, waitUntil } from './lib/processes.mjs';
import { stopPatienceMs } from './lib/stop-patience.mjs';
import {
  type Bench,
  openBench,
  postgresPid,
  programs,
  type Refusal,
  type StartedApp,
  serverPid,
  signInPage,
} from './lib/test/started-app';

/* npm run demo and npm start in one folder, through npm itself. The tests go on from each other. */

let bench: Bench;
let data = '';
let app: StartedApp;
let setUpLink = '';

beforeAll(async () => {
  bench = await openBench('demo');
  ({ data } = bench);
});

afterAll(() => bench.close());

const lastLine = ({ output }: Refusal): string => output.trimEnd().split('\n').at(-1) ?? '';

const demoLines = /^ {2}admin@riverside\.example +admin, Priya Raman$/m;

const signInAt = async (): Promise<string> => (await signInPage(bench.port)).text;

test('npm start in an empty folder offers the set-up; SIGTERM to npm alone ends server, PostgreSQL and npm in order', async () => {
  app = bench.start({}, programs.npmStart);
  await app.ready();
  setUpLink = /http:\/\/127\.0\.0\.1:\d+\/set-up\/[A-Za-z0-9_-]{43}/.exec(app.output())?.[0] ?? '';
  expect(await (await fetch(setUpLink)).text()).toContain('Set up your clinic');
  const [database, server] = [await postgresPid(data), await serverPid(data)];
  process.kill(app.pid, 'SIGTERM');
  expect(await app.ended).toEqual({ code: 0, signal: null });
  expect([isAlive(database), isAlive(server)]).toEqual([false, false]);
  const log = await readFile(`${data}/postgres/server.log`, 'utf8');
  expect(log.trimEnd().split('\n').at(-1)).toContain('database system is shut down');
});

test('npm run demo makes the demo there, lists its accounts, and lets nobody set up a clinic in it', async () => {
  app = bench.start({}, programs.npmDemo);
  await app.ready();
  expect(app.output()).toMatch(/Demo +two clinics created/);
  expect(app.output()).toMatch(demoLines);
  expect(app.output()).not.toMatch(/set-up\/|look around/);
  expect(await signInAt()).toContain('clinician@riverside.example');
  expect(await (await fetch(setUpLink)).text()).not.toContain('Set up your clinic');
});

test('SIGKILL to npm leaves neither server nor PostgreSQL behind', async () => {
  const all = [await postgresPid(data), await serverPid(data)];
  process.kill(app.pid, 'SIGKILL');
  expect(await waitUntil(() => !all.some(isAlive), stopPatienceMs({}))).toBe(true);
  const isFree = () =>
    takeInstanceLock(data, '').then(
      (lock) => lock.release().then(() => true),
      () => false,
    );
  expect(await waitUntil(isFree, 5000)).toBe(true);
});

describe('npm start in a folder with the demo', () => {
  test('serves the demo on this machine', async () => {
    app = bench.start();
    await app.ready();
    expect(app.output()).toMatch(/Demo +already there/);
    expect(app.output()).toMatch(demoLines);
    expect(await signInAt()).toContain('clinician@riverside.example');
    process.kill(app.pid, 'SIGTERM');
    expect(await app.ended).toEqual({ code: 0, signal: null });
  });

  test.each([
    ['a public NEXTAUTH_URL', { NEXTAUTH_URL: 'https://handouts.example', PLAINLEAF_DEMO: '0' }],
    ['a HOST for other machines', { NEXTAUTH_URL: 'http://127.0.0.1:3000', HOST: '0.0.0.0' }],
  ])('is refused with %s, and stops PostgreSQL again', async (_what, env) => {
    const refused = await bench.refusal(env);
    expect(refused.code).toBe(1);
    expect(lastLine(refused)).toMatch(/^✗ The demo is in .*published password.*another data folder in PLAINLEAF_DATA/);
    expect(refused.output).not.toContain('Migrations');
    await expect(postgresPid(data)).rejects.toThrow();
  });
});

describe('commands at a public address', () => {
  const open = { NEXTAUTH_URL: 'https://handouts.example' };

  test('db:migrate, after which containers serve, refuses the demo’s database', async () => {
    const refused = await bench.refusal(open, programs.task('db:migrate'));
    expect(refused.code).toBe(1);
    expect(lastLine(refused)).toMatch(/^✗ The demo is in .*published password/);
    expect(refused.output).not.toContain('Migrations');
  });

  test('restore refuses a backup of the demo and leaves no row', async () => {
    const backup = `${bench.scratch}/demo-backup`;
    expect((await bench.refusal({}, programs.task('backup', backup))).code).toBe(0);
    const elsewhere = `${bench.scratch}/restored`;
    await mkdir(elsewhere);
    await copyFile(`${data}/keys.json`, `${elsewhere}/keys.json`);
    const into = { ...open, PLAINLEAF_DATA: elsewhere };
    const refused = await bench.refusal(into, programs.task('restore', backup));
    expect(refused.code).toBe(1);
    expect(lastLine(refused)).toMatch(/^✗ The demo is in .*published password/);
    // A database with the demo's rows would be refused here, as one with any rows by a second restore.
    expect((await bench.refusal(into, programs.task('db:migrate'))).code).toBe(0);
  });

  test('demo:lock takes the published password off, and the database is served there', async () => {
    const locked = await bench.refusal(open, programs.task('demo:lock'));
    expect([locked.code, locked.output]).toEqual([
      0,
      expect.stringMatching(/no longer opens clinician@riverside\.example, .*clinician@hillview\.example\./),
    ]);
    expect((await bench.refusal(open, programs.task('db:migrate'))).code).toBe(0);
  });
});

test('the demo is refused at a public address before anything is started', async () => {
  const refused = await bench.refusal({ NEXTAUTH_URL: 'https://handouts.example' }, programs.demo);
  expect(refused.code).toBe(1);
  expect(lastLine(refused)).toMatch(/^✗ NEXTAUTH_URL: would open the demo/);
  expect(refused.output).not.toContain('PostgreSQL');
});
