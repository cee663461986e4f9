import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../ports.mjs';
import { type Exit, waitUntil, whenEnded } from '../processes.mjs';
import { rootFolder } from '../root-folder.mjs';
import { withoutSettings } from './without-settings';

/** npm start, npm run demo or a task as a person types it, as a process with all its output. */
export type StartedApp = {
  /** Of the first process: npm's, where it was started with npm. */
  pid: number;
  ended: Promise<Exit>;
  output: () => string;
  /** Resolves once it serves; throws with its output when it ends before. */
  ready: () => Promise<void>;
};

export type Refusal = { code: number | null; output: string };

/** A folder and a port of one's own, for a test file. */
export type Bench = {
  scratch: string;
  data: string;
  port: number;
  start: (env?: Record<string, string>, program?: readonly string[]) => StartedApp;
  /** Starts it and waits for its end. */
  refusal: (env: Record<string, string>, program?: readonly string[]) => Promise<Refusal>;
  /** Ends all that was started and is still there. */
  close: () => Promise<void>;
};

const node = (script: string, ...args: readonly string[]) => [process.execPath, `scripts/${script}.mjs`, ...args];

export const programs = {
  start: node('start'),
  demo: node('demo'),
  npmStart: ['npm', 'start'],
  npmDemo: ['npm', 'run', 'demo'],
  task: (name: string, ...args: readonly string[]) => node('task', name, ...args),
};

/** The environment without settings that the test command made for databases of its own. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PLAINLEAF_DIST_DIR } = process.env;
  return { ...withoutSettings(process.env), ...(PLAINLEAF_DIST_DIR ? { PLAINLEAF_DIST_DIR } : {}) };
}

export async function openBench(name: string): Promise<Bench> {
  const scratch = await mkdtemp(path.join(tmpdir(), `plainleaf-${name}-`));
  // As root, PostgreSQL's own user has to pass through.
  await chmod(scratch, 0o755);
  const data = path.join(scratch, 'data');
  const port = await freePort();
  const begun: ChildProcess[] = [];

  /** In a process group of its own: what a terminal sends on Ctrl+C goes to the whole group. */
  function start(env: Record<string, string> = {}, [program = '', ...args]: readonly string[] = programs.start) {
    const child = spawn(program, args, {
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
    return {
      pid: child.pid ?? 0,
      ended: whenEnded(child),
      output: () => output,
      ready: async () => {
        const up = await waitUntil(() => output.includes('Plainleaf is ready') || child.exitCode !== null, 80_000);
        if (!up || child.exitCode !== null) throw new Error(`It did not start:\n${output}`);
      },
    };
  }

  return {
    ...{ scratch, data, port, start },
    refusal: async (env, program) => {
      const app = start(env, program);
      const { code } = await app.ended;
      return { code, output: app.output() };
    },
    close: async () => {
      const running = begun.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
      for (const child of running) child.kill('SIGTERM');
      await Promise.all(running.map(whenEnded));
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

/** Read to its end: a server that is told to end would wait for whoever takes only half of an answer. */
export async function signInPage(port: number): Promise<{ status: number; text: string }> {
  const answer = await fetch(`http://127.0.0.1:${port}/sign-in`);
  return { status: answer.status, text: await answer.text() };
}

export async function postgresPid(data: string): Promise<number> {
  return Number((await readFile(path.join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

export async function serverPid(data: string): Promise<number> {
  return JSON.parse(await readFile(path.join(data, 'server.json'), 'utf8')).pid;
}
