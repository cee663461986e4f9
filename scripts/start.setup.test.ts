import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leanFetch } from './lib/http/lean-fetch';
import { takeInstanceLock } from './lib/instance-lock.mjs';
import { freePort } from './lib/ports.mjs';
import { isAlive, waitUntil } from './lib/processes.mjs';
import { stopPatienceMs } from './lib/stop-patience.mjs';
import { type Bench, openBench, postgresPid, type StartedApp, serverPid, signInPage } from './lib/test/started-app';

/*
 * npm start as a person meets it, on a data folder and a port of its own and the build that the browser tests use.
 * The tests go on from each other, as one day's use would.
 */

let bench: Bench;
let data = '';

beforeAll(async () => {
  bench = await openBench('start');
  ({ data } = bench);
});

afterAll(() => bench.close());

/** Linux alone. */
async function processesOfGroup(group: number): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const groups = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      // After the name in brackets, which may hold spaces: state, parent, group.
      return Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[2]);
    }),
  );
  return pids.filter((_pid, index) => groups[index] === group);
}

/** Linux alone. A process that has just ended holds nothing, and its status names no size. */
async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

describe('npm start', () => {
  let app: StartedApp;

  test('makes a database after one that was cut off, serves it, and prints the link that sets up the clinic', async () => {
    await mkdir(path.join(data, 'postgres.unfinished-1', 'cluster'), { recursive: true });
    await chmod(data, 0o711);
    app = bench.start();
    await app.ready();
    const page = await signInPage(bench.port);
    expect(page.status).toBe(200);
    expect(app.output() + page.text).not.toMatch(/riverside\.example|demo passphrase/);
    expect(app.output()).toMatch(/^To look around with made-up patients: npm run demo$/m);
    const link = /http:\/\/127\.0\.0\.1:\d+\/set-up\/[A-Za-z0-9_-]{43}/.exec(app.output())?.[0] ?? 'no link';
    expect(await (await fetch(link)).text()).toContain('Set up your clinic');
    expect((await stat(path.join(data, 'keys.json'))).mode & 0o777).toBe(0o600);
    await expect(stat(path.join(data, 'postgres.unfinished-1'))).rejects.toThrow();
  });

  test('listens on loopback alone, the database too', async () => {
    const lines = (await readFile('/proc/net/tcp', 'utf8').catch(() => '')).split('\n');
    const dbPort = Number((await readFile(path.join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3]);
    for (const number of [bench.port, dbPort]) {
      const hex = number.toString(16).toUpperCase().padStart(4, '0');
      const listening = lines.filter((line) => line.split(/\s+/)[2]?.endsWith(`:${hex}`) && / 0A /.test(line));
      for (const line of listening) expect(line).toContain(` 0100007F:${hex} `);
      if (process.platform === 'linux') expect(listening).toHaveLength(1);
    }
  });

  test.skipIf(process.platform !== 'linux')('keeps at most 60 MB beside the server and PostgreSQL', async () => {
    const server = await serverPid(data);
    // PostgreSQL is in a process group of its own.
    const beside = (await processesOfGroup(app.pid)).filter((pid) => pid !== server);
    const held = await Promise.all(beside.map(residentBytes));
    expect(held.filter((bytes) => bytes > 0).length).toBeGreaterThan(0);
    expect(held.reduce((total, bytes) => total + bytes, 0)).toBeLessThanOrEqual(60_000_000);
  });

  test('says that it is running already when it is started again in the folder', async () => {
    const { code, output } = await bench.refusal({ PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(output).toContain(`already running in ${data} (process ${app.pid}, http://127.0.0.1:${bench.port})`);
  });

  test('says that the port is taken, before anything slow', async () => {
    const other = path.join(bench.scratch, 'other');
    const { code, output } = await bench.refusal({ PLAINLEAF_DATA: other });
    expect(code).toBe(1);
    // No other line: no step was begun.
    expect(output.trim().split('\n')).toEqual([expect.stringContaining(`Port ${bench.port} is taken`)]);
    await expect(stat(other)).rejects.toThrow();
  });

  test('stops the server, then PostgreSQL, on Ctrl+C, and ends with 0', async () => {
    const [database, server] = [await postgresPid(data), await serverPid(data)];
    process.kill(-app.pid, 'SIGINT');
    expect(await app.ended).toEqual({ code: 0, signal: null });
    expect([isAlive(database), isAlive(server)]).toEqual([false, false]);
    await expect(postgresPid(data)).rejects.toThrow();
    const log = await readFile(path.join(data, 'postgres', 'server.log'), 'utf8');
    expect(log.trimEnd().split('\n').at(-1)).toContain('database system is shut down');
  });

  test('serves the same database again within seconds, at a public address with secure cookies', async () => {
    const begunAt = Date.now();
    app = bench.start({ HOST: '0.0.0.0', NEXTAUTH_URL: 'https://handouts.example' });
    await app.ready();
    // 5 s is the aim on a machine that does nothing else; a test machine does.
    expect(Date.now() - begunAt).toBeLessThan(30_000);
    expect(app.output()).toMatch(/Migrations +up to date/);
    expect(app.output()).toMatch(/Build +up to date/);
    expect(app.output()).toContain('People open it at https://handouts.example');
    expect(app.output()).toMatch(/^ {2}https:\/\/handouts\.example\/set-up\/[A-Za-z0-9_-]{43}$/m);
    const csrf = `http://127.0.0.1:${bench.port}/api/auth/csrf`;
    expect((await fetch(csrf)).status).toBe(421);
    // As a proxy passes it on; fetch sends no other host.
    const answer = await leanFetch(new URL(csrf), { headers: { host: 'handouts.example' } });
    expect(answer.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-'))).toContain('; Secure');
  });

  test('recovers after everything was killed', async () => {
    const all = [app.pid, await serverPid(data), await postgresPid(data)];
    for (const pid of all) process.kill(pid, 'SIGKILL');
    await waitUntil(() => !all.some(isAlive), 5000);
    // The dead server's number may belong to another program by now: to this one, say.
    const pidFile = path.join(data, 'postgres', 'postmaster.pid');
    const [, ...rest] = (await readFile(pidFile, 'utf8')).split('\n');
    await writeFile(pidFile, [process.pid, ...rest].join('\n'));
    app = bench.start();
    await app.ready();
    expect((await signInPage(bench.port)).status).toBe(200);
  });

  test('takes over the database of a start that was killed, whose server ends by itself', async () => {
    const [database, server] = [await postgresPid(data), await serverPid(data)];
    process.kill(app.pid, 'SIGKILL');
    // In order, as for any other end of it.
    expect(await waitUntil(() => !isAlive(server), stopPatienceMs({}))).toBe(true);
    expect(isAlive(database)).toBe(true);
    app = bench.start();
    await app.ready();
    expect(await postgresPid(data)).toBe(database);
    process.kill(app.pid, 'SIGTERM');
    expect(await app.ended).toEqual({ code: 0, signal: null });
    expect(isAlive(database)).toBe(false);
  });

  describe.skipIf(process.platform !== 'linux')('that ends while it sets up', () => {
    /** A start that has PostgreSQL and is at its migrations. Nothing else is in the folder's way afterwards. */
    async function settingUp() {
      const early = bench.start();
      expect(await waitUntil(() => early.output().includes('PostgreSQL '), 30_000)).toBe(true);
      const children = await readFile(`/proc/${early.pid}/task/${early.pid}/children`, 'utf8');
      return { ...early, setUp: Number(children.trim()), database: await postgresPid(data) };
    }

    test('stops PostgreSQL when it is told to end', async () => {
      const early = await settingUp();
      process.kill(early.pid, 'SIGTERM');
      expect(await early.ended).toEqual({ code: 130, signal: null });
      expect([isAlive(early.setUp), isAlive(early.database)]).toEqual([false, false]);
      await (await takeInstanceLock(data, '')).release();
    });

    test('says so and stops PostgreSQL when its set-up is killed', async () => {
      const early = await settingUp();
      process.kill(early.setUp, 'SIGKILL');
      expect(await early.ended).toEqual({ code: 1, signal: null });
      expect(early.output()).toContain('The set-up was ended (SIGKILL): start again.');
      expect(isAlive(early.database)).toBe(false);
      await (await takeInstanceLock(data, '')).release();
    });
  });

  test('asks for the lost keys instead of making new ones beside an old database', async () => {
    await rm(path.join(data, 'keys.json'));
    const { code, output } = await bench.refusal({});
    expect(code).toBe(1);
    expect(output).toContain('restore the keys.json');
  });
});
