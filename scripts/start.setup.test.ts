import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeInstanceLock } from './lib/instance-lock.mjs';
import { freePort } from './lib/ports.mjs';
import { createDatabase } from './lib/postgres/cluster';
import { openThrowawayCluster } from './lib/postgres/throwaway';
import { isAlive, waitUntil, whenEnded } from './lib/processes.mjs';
import { rootFolder } from './lib/root-folder.mjs';
import { stopPatienceMs } from './lib/web-server.mjs';

/*
 * npm start as a person meets it, on a data folder and a port of its own and the build that the browser tests use.
 * The tests go on from each other, as one day's use would.
 */

const startProgram = path.join(rootFolder, 'scripts', 'start.mjs');

let scratch = '';
let data = '';
let port = 0;
const begun: ChildProcess[] = [];

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'plainleaf-start-'));
  // As root, PostgreSQL's own user has to pass through.
  await chmod(scratch, 0o755);
  data = path.join(scratch, 'data');
  port = await freePort();
});

afterAll(async () => {
  const running = begun.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  for (const child of running) child.kill('SIGTERM');
  await Promise.all(running.map(whenEnded));
  await rm(scratch, { recursive: true, force: true });
});

/** The environment without what the test command set for databases of its own: the started app must not see it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of ['DATABASE_URL', 'DATABASE_APP_URL', 'NEXTAUTH_SECRET', 'NEXTAUTH_URL', 'PLAINLEAF_MASTER_KEY']) {
    delete env[name];
  }
  return env;
}

/** Starts it in a process group of its own: what a terminal sends on Ctrl+C goes to the whole group. */
function start(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [startProgram], {
    cwd: rootFolder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...cleanEnvironment(), PLAINLEAF_DATA: data, PORT: String(port), ...env },
  });
  begun.push(child);
  let output = '';
  const take = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = whenEnded(child);
  return {
    pid: child.pid ?? 0,
    ended,
    output: () => output,
    ready: async () => {
      const up = await waitUntil(() => output.includes('Plainleaf is ready') || child.exitCode !== null, 80_000);
      if (!up || child.exitCode !== null) throw new Error(`It did not start:\n${output}`);
    },
  };
}

async function refusal(env: Record<string, string>): Promise<{ code: number | null; output: string; tookMs: number }> {
  const begunAt = Date.now();
  const app = start(env);
  const { code } = await app.ended;
  return { code, output: app.output(), tookMs: Date.now() - begunAt };
}

/** Read to its end: a server that is told to end would wait for whoever takes only half of an answer. */
async function signInPage(at = port): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${at}/sign-in`);
  await answer.arrayBuffer();
  return answer.status;
}

async function postgresPid(): Promise<number> {
  return Number((await readFile(path.join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

async function serverPid(): Promise<number> {
  return JSON.parse(await readFile(path.join(data, 'server.json'), 'utf8')).pid;
}

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

/** Linux alone. */
async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

describe('npm start', () => {
  let app: ReturnType<typeof start>;

  test('makes a database after one that was cut off, and serves', async () => {
    await mkdir(path.join(data, 'postgres.unfinished-1', 'cluster'), { recursive: true });
    await chmod(data, 0o711);
    app = start();
    await app.ready();
    expect(await signInPage()).toBe(200);
    expect(app.output()).toContain('clinician@riverside.example');
    expect(app.output()).toContain('plainleaf demo passphrase');
    expect((await stat(path.join(data, 'keys.json'))).mode & 0o777).toBe(0o600);
    await expect(stat(path.join(data, 'postgres.unfinished-1'))).rejects.toThrow();
  });

  test('listens on loopback alone, the database too', async () => {
    const lines = (await readFile('/proc/net/tcp', 'utf8').catch(() => '')).split('\n');
    const dbPort = Number((await readFile(path.join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3]);
    for (const number of [port, dbPort]) {
      const hex = number.toString(16).toUpperCase().padStart(4, '0');
      const listening = lines.filter((line) => line.split(/\s+/)[2]?.endsWith(`:${hex}`) && / 0A /.test(line));
      for (const line of listening) expect(line).toContain(` 0100007F:${hex} `);
      if (process.platform === 'linux') expect(listening).toHaveLength(1);
    }
  });

  test.skipIf(process.platform !== 'linux')('keeps at most 60 MB beside the server and PostgreSQL', async () => {
    const server = await serverPid();
    // PostgreSQL is in a process group of its own.
    const beside = (await processesOfGroup(app.pid)).filter((pid) => pid !== server);
    const held = await Promise.all(beside.map(residentBytes));
    expect(held.length).toBeGreaterThan(0);
    expect(held.reduce((total, bytes) => total + bytes, 0)).toBeLessThanOrEqual(60_000_000);
  });

  test('says that it is running already when it is started again in the folder', async () => {
    const { code, output } = await refusal({ PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(output).toContain(`already running in this folder (process ${app.pid}, http://127.0.0.1:${port})`);
  });

  test('says that the port is taken, before anything slow', async () => {
    const { code, output, tookMs } = await refusal({ PLAINLEAF_DATA: path.join(scratch, 'other') });
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is taken`);
    expect(output).not.toContain('PostgreSQL');
    expect(tookMs).toBeLessThan(10_000);
  });

  test('stops the server, then PostgreSQL, on Ctrl+C, and ends with 0', async () => {
    const [database, server] = [await postgresPid(), await serverPid()];
    process.kill(-app.pid, 'SIGINT');
    expect(await app.ended).toEqual({ code: 0, signal: null });
    expect([isAlive(database), isAlive(server)]).toEqual([false, false]);
    await expect(postgresPid()).rejects.toThrow();
    const log = await readFile(path.join(data, 'postgres', 'server.log'), 'utf8');
    expect(log.trimEnd().split('\n').at(-1)).toContain('database system is shut down');
  });

  test('serves again within seconds, with the same data', async () => {
    const begunAt = Date.now();
    app = start();
    await app.ready();
    expect(await signInPage()).toBe(200);
    // 5 s is the aim on a machine that does nothing else; a test machine does.
    expect(Date.now() - begunAt).toBeLessThan(30_000);
    expect(app.output()).toMatch(/Demo +already there/);
    expect(app.output()).toMatch(/Migrations +up to date/);
    expect(app.output()).toMatch(/Build +up to date/);
  });

  test('recovers after everything was killed', async () => {
    const all = [app.pid, await serverPid(), await postgresPid()];
    for (const pid of all) process.kill(pid, 'SIGKILL');
    await waitUntil(() => !all.some(isAlive), 5000);
    // The dead server's number may belong to another program by now: to this one, say.
    const pidFile = path.join(data, 'postgres', 'postmaster.pid');
    const [, ...rest] = (await readFile(pidFile, 'utf8')).split('\n');
    await writeFile(pidFile, [process.pid, ...rest].join('\n'));
    app = start();
    await app.ready();
    expect(await signInPage()).toBe(200);
    expect(app.output()).toMatch(/Demo +already there/);
  });

  test('takes over the database of a start that was killed, whose server ends by itself', async () => {
    const [database, server] = [await postgresPid(), await serverPid()];
    process.kill(app.pid, 'SIGKILL');
    // In order, as for any other end of it.
    expect(await waitUntil(() => !isAlive(server), stopPatienceMs)).toBe(true);
    expect(isAlive(database)).toBe(true);
    app = start();
    await app.ready();
    expect(await postgresPid()).toBe(database);
    process.kill(app.pid, 'SIGTERM');
    expect(await app.ended).toEqual({ code: 0, signal: null });
    expect(isAlive(database)).toBe(false);
  });

  describe.skipIf(process.platform !== 'linux')('that ends while it sets up', () => {
    /** A start that has PostgreSQL and is at its migrations. Nothing else is in the folder's way afterwards. */
    async function settingUp() {
      const early = start();
      expect(await waitUntil(() => early.output().includes('PostgreSQL '), 30_000)).toBe(true);
      const children = await readFile(`/proc/${early.pid}/task/${early.pid}/children`, 'utf8');
      return { ...early, setUp: Number(children.trim()), database: await postgresPid() };
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
    const { code, output } = await refusal({});
    expect(code).toBe(1);
    expect(output).toContain('restore the keys.json');
  });
});

describe('npm start with a database of the clinic’s own', () => {
  const secrets = {
    NEXTAUTH_SECRET: randomBytes(32).toString('base64'),
    PLAINLEAF_MASTER_KEY: randomBytes(32).toString('base64'),
  };

  test('migrates and serves it, and puts no demo into it', async () => {
    const cluster = await openThrowawayCluster();
    try {
      await createDatabase(cluster, 'clinic');
      const app = start({ DATABASE_URL: cluster.urlOf('clinic'), ...secrets });
      await app.ready();
      expect(await signInPage()).toBe(200);
      expect(app.output()).not.toContain('riverside.example');
      const client = new Client({ connectionString: cluster.urlOf('clinic') });
      await client.connect();
      const { rows } = await client.query('SELECT count(*)::int AS accounts FROM user_account');
      await client.end();
      expect(rows).toEqual([{ accounts: 0 }]);
      const link = /http:\/\/127\.0\.0\.1:\d+\/set-up\/[A-Za-z0-9_-]{43}/.exec(app.output())?.[0] ?? 'no link';
      expect(await (await fetch(link)).text()).toContain('Set up your clinic');
      process.kill(-app.pid, 'SIGINT');
      expect((await app.ended).code).toBe(0);
    } finally {
      await cluster.stop();
    }
  });

  test('says within seconds that the database cannot be reached, without its password', async () => {
    const closed = await freePort();
    const url = `postgresql://owner:hunter2@127.0.0.1:${closed}/clinic`;
    const { code, output, tookMs } = await refusal({ DATABASE_URL: url, ...secrets });
    expect(code).toBe(1);
    expect(output).toContain(`The database at 127.0.0.1:${closed}/clinic cannot be reached (ECONNREFUSED)`);
    expect(output).not.toContain('hunter2');
    expect(tookMs).toBeLessThan(15_000);
  });

  test('names the secret that is missing', async () => {
    const url = 'postgresql://owner:hunter2@127.0.0.1:1/clinic';
    const without = await refusal({ DATABASE_URL: url });
    expect(without).toMatchObject({ code: 1, output: expect.stringContaining('set NEXTAUTH_SECRET') });
    const half = await refusal({ DATABASE_URL: url, NEXTAUTH_SECRET: secrets.NEXTAUTH_SECRET });
    expect(half).toMatchObject({ code: 1, output: expect.stringContaining('set PLAINLEAF_MASTER_KEY') });
  });
});

describe('npm start on a machine that is not ready for it', () => {
  test('says that the data folder is not writable', async () => {
    const file = path.join(scratch, 'a-file');
    await writeFile(file, '');
    const { code, output } = await refusal({ PLAINLEAF_DATA: path.join(file, 'data') });
    expect(code).toBe(1);
    expect(output).toMatch(/The data folder .* is not writable/);
  });

  test('says that a port is no port', async () => {
    const { code, output } = await refusal({ PORT: 'http' });
    expect(code).toBe(1);
    expect(output).toContain('PORT is "http", which is no port number');
  });

  test('names the Node version it needs', async () => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } });`;
    const program = `${pretend} import('./scripts/start.mjs');`;
    const child = spawn(process.execPath, ['--input-type=commonjs', '-e', program], { cwd: rootFolder });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    expect((await whenEnded(child)).code).toBe(1);
    expect(said).toContain('Plainleaf needs Node 20.19 or later, and this is Node 20.18.3');
  });
});
