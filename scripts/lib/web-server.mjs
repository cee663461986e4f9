// @ts-check
/** @import { ChildProcess } from 'node:child_process' */
/** @import { Exit } from './processes.mjs' */
import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { localAddress, loopback } from './ports.mjs';
import { endProcess, lastLines, processIdentity, whenEnded } from './processes.mjs';
import { nextProgram, quietEnvironment } from './programs.mjs';
import { rootFolder } from './root-folder.mjs';
import { stopPatienceMs } from './stop-patience.mjs';

/**
 * @typedef {object} ServerPlan
 * @property {'start' | 'dev'} mode
 * @property {number} port
 * @property {string} [host] the address to listen on; 127.0.0.1
 * @property {string} distFolder
 * @property {Readonly<Record<string, string>>} env
 * @property {(chunk: string) => void} onOutput what the server prints once it is ready; before that it is kept for the
 *   message if it fails
 * @property {(server: WebServer) => Promise<void>} [onSpawn] called at once, long before it is ready
 */

/**
 * @typedef {object} WebServer
 * @property {number} pid
 * @property {Promise<Exit>} ended
 * @property {(patienceMs?: number) => Promise<void>} stop lets requests finish, at most for `patienceMs`
 */

const readyTimeLimitMs = 90_000;

/**
 * MB for each thread. With Node's default of 16, the objects of one page outlive a minor collection when several pages
 * are made at once, and move to the old generation, which is seldom collected.
 */
const youngObjectsMb = 32;

/** The address of a module to preload, with which a process ends when the one that started it is gone. */
export const endWithParent = pathToFileURL(path.join(rootFolder, 'scripts', 'lib', 'end-with-parent.mjs')).href;

/**
 * Starts Next and waits until /api/health/ready answers 200.
 *
 * @param {ServerPlan} plan
 * @returns {Promise<WebServer>}
 */
export async function startWebServer(plan) {
  const host = plan.host ?? loopback;
  const child = spawn(
    process.execPath,
    [
      ...[`--max-semi-space-size=${youngObjectsMb}`, '--import', endWithParent],
      ...[nextProgram, plan.mode, '--hostname', host, '--port', String(plan.port)],
    ],
    {
      cwd: rootFolder,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        ...quietEnvironment,
        NODE_ENV: plan.mode === 'dev' ? 'development' : 'production',
        PLAINLEAF_DIST_DIR: plan.distFolder,
        // The application ends itself in order; Next's own handler waits forever and closes nothing of ours.
        ...(plan.mode === 'start' && { NEXT_MANUAL_SIG_HANDLE: '1' }),
        ...plan.env,
        // The owner's connection is for set-up alone. Empty, not absent: Next would read it from .env again.
        DATABASE_URL: '',
      },
    },
  );
  let ready = false;
  let early = '';
  const take = (/** @type {Buffer} */ chunk) => {
    if (ready) plan.onOutput(chunk.toString());
    else early = (early + chunk.toString()).slice(-50_000);
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  const ended = whenEnded(child);
  const usualPatienceMs = stopPatienceMs({ ...process.env, ...plan.env });
  const server = { pid: child.pid ?? 0, ended, stop: (patienceMs = usualPatienceMs) => stop(child, patienceMs) };
  await plan.onSpawn?.(server);
  try {
    await untilReady(localAddress(host, plan.port), ended);
  } catch (error) {
    await server.stop(2000);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The server did not become ready (${reason}):\n${lastLines(early, 20)}`, { cause: error });
  }
  ready = true;
  early = '';
  return server;
}

/**
 * @param {string} address
 * @param {Promise<Exit>} ended
 */
async function untilReady(address, ended) {
  const end = Date.now() + readyTimeLimitMs;
  /** @type {Exit | undefined} */
  let exit;
  ended.then((result) => {
    exit = result;
  });
  let last = 'no answer';
  while (Date.now() < end) {
    if (exit) throw new Error(`it ended, ${exit.signal ?? `exit code ${exit.code}`}`);
    const status = await statusOf(`${address}/api/health/ready`);
    if (status === 200) return;
    last = status === undefined ? 'no answer yet' : `/api/health/ready answers ${status}`;
    await new Promise((resolve) => setTimeout(resolve, 75));
  }
  throw new Error(last);
}

/**
 * Not with fetch or node:http: since Node 22, loading either takes a quarter of the memory that a supervisor may hold.
 *
 * @param {string} url
 * @returns {Promise<number | undefined>}
 */
function statusOf(url) {
  const { hostname, port, host, pathname } = new URL(url);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port), timeout: 30_000 });
    socket.on('connect', () => socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('timeout', () => socket.destroy());
    // An error closes it, too.
    socket.on('error', () => {});
    socket.on('close', () => {
      const status = /^HTTP\/1\.\d (\d{3}) /.exec(answer)?.[1];
      resolve(status === undefined ? undefined : Number(status));
    });
  });
}

/**
 * @param {ChildProcess} child
 * @param {number} patienceMs
 */
async function stop(child, patienceMs) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = whenEnded(child);
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}

/** @param {string} folder */
const record = (folder) => path.join(folder, 'server.json');

/**
 * Notes which process serves, for the next start to find should we be killed.
 *
 * @param {string} folder
 * @param {number} pid
 */
export async function rememberServer(folder, pid) {
  await writeFile(record(folder), JSON.stringify({ pid, identity: await processIdentity(pid) }));
}

/** @param {string} folder */
export async function forgetServer(folder) {
  await rm(record(folder), { force: true });
}

/**
 * Ends a server whose starter was killed. Call it only while holding the folder's lock.
 *
 * @param {string} folder
 */
export async function endOrphanServer(folder) {
  /** @type {{ pid?: unknown, identity?: unknown } | null | undefined} */
  const noted = await readFile(record(folder), 'utf8')
    .then((text) => JSON.parse(text))
    .catch(() => undefined);
  if (typeof noted?.pid === 'number' && noted.identity !== undefined) {
    if ((await processIdentity(noted.pid)) === noted.identity) await endProcess(noted.pid, 5000);
  }
  await forgetServer(folder);
}
