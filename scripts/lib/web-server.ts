import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { nextProgram, quietEnvironment } from './artifacts';
import { SetupFailure } from './failure';
import { loopback } from './ports.mjs';
import { endProcess, lastLines, processIdentity, whenEnded } from './processes';
import { rootFolder } from './root-folder';

export type ServerPlan = {
  mode: 'start' | 'dev';
  port: number;
  distFolder: string;
  env: Readonly<Record<string, string>>;
  /** What the server prints once it is ready; before that it is kept for the message if it fails. */
  onOutput: (chunk: string) => void;
  /** Called at once, long before it is ready. */
  onSpawn?: (server: WebServer) => Promise<void>;
};

export type WebServer = {
  pid: number;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Lets requests finish, at most for `patienceMs`. */
  stop: (patienceMs?: number) => Promise<void>;
};

const readyTimeLimitMs = 90_000;
/** Longer than the server takes for what is in flight, with its usual SHUTDOWN_LIMIT_MS. */
export const stopPatienceMs = 26_000;

/**
 * Of each thread, in MB. With the usual 16, what a page needs for its moment outlives the next collection where several
 * are made at once, and is carried on into what is seldom collected.
 */
const youngObjectsMb = 32;

/** Starts Next and waits until /api/health/ready answers 200. */
export async function startWebServer(plan: ServerPlan): Promise<WebServer> {
  const preload = pathToFileURL(path.join(rootFolder, 'scripts', 'lib', 'end-with-parent.mjs')).href;
  const child = spawn(
    process.execPath,
    [
      ...[`--max-semi-space-size=${youngObjectsMb}`, '--import', preload],
      ...[nextProgram, plan.mode, '--hostname', loopback, '--port', String(plan.port)],
    ],
    {
      cwd: rootFolder,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        ...quietEnvironment,
        NODE_ENV: plan.mode === 'dev' ? 'development' : 'production',
        PLAINLEAF_DIST_DIR: plan.distFolder,
        // The application ends itself in order; Next's own way waits for ever and closes nothing of ours.
        ...(plan.mode === 'start' && { NEXT_MANUAL_SIG_HANDLE: '1' }),
        ...plan.env,
        // The owner's connection is for set-up alone. Empty, not absent: Next would read it from .env again.
        DATABASE_URL: '',
      },
    },
  );
  let ready = false;
  let early = '';
  const take = (chunk: Buffer) => {
    if (ready) plan.onOutput(chunk.toString());
    else early = (early + chunk.toString()).slice(-50_000);
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  const ended = whenEnded(child);
  const server = { pid: child.pid ?? 0, ended, stop: (patienceMs = stopPatienceMs) => stop(child, patienceMs) };
  await plan.onSpawn?.(server);
  try {
    await untilReady(plan.port, ended);
  } catch (error) {
    await server.stop(2000);
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupFailure(`The server did not become ready (${reason}):\n${lastLines(early, 20)}`, { cause: error });
  }
  ready = true;
  return server;
}

async function untilReady(port: number, ended: WebServer['ended']): Promise<void> {
  const end = Date.now() + readyTimeLimitMs;
  let exit: { code: number | null; signal: NodeJS.Signals | null } | undefined;
  ended.then((result) => {
    exit = result;
  });
  let last = 'no answer';
  while (Date.now() < end) {
    if (exit) throw new Error(`it ended, ${exit.signal ?? `exit code ${exit.code}`}`);
    try {
      const answer = await fetch(`http://${loopback}:${port}/api/health/ready`, {
        signal: AbortSignal.timeout(30_000),
      });
      if (answer.status === 200) return;
      last = `/api/health/ready answers ${answer.status}`;
    } catch {
      last = 'no answer yet';
    }
    await new Promise((resolve) => setTimeout(resolve, 75));
  }
  throw new Error(last);
}

async function stop(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = whenEnded(child);
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}

const record = (folder: string) => path.join(folder, 'server.json');

/** Notes which process serves, for the next start to find should we be killed. */
export async function rememberServer(folder: string, pid: number): Promise<void> {
  await writeFile(record(folder), JSON.stringify({ pid, identity: await processIdentity(pid) }));
}

export async function forgetServer(folder: string): Promise<void> {
  await rm(record(folder), { force: true });
}

/** Ends a server whose starter was killed. Call it only while holding the folder's lock. */
export async function endOrphanServer(folder: string): Promise<void> {
  const noted: unknown = await readFile(record(folder), 'utf8').then(JSON.parse, () => undefined);
  if (typeof noted === 'object' && noted !== null && 'pid' in noted && 'identity' in noted) {
    const { pid, identity } = noted;
    if (typeof pid === 'number' && identity !== undefined && (await processIdentity(pid)) === identity) {
      await endProcess(pid, 5000);
    }
  }
  await forgetServer(folder);
}
