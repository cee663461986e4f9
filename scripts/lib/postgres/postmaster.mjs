// @ts-check
/** @import { SpawnOptions } from 'node:child_process' */
/** @import { Account } from './account' */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { endProcess, isAlive, programName, run, waitUntil } from '../processes.mjs';

/**
 * All that it takes to stop a server.
 *
 * @typedef {object} PostgresPlace
 * @property {string} folder
 * @property {string} pgCtl the program pg_ctl
 * @property {Account | undefined} account undefined: PostgreSQL runs as ourselves
 */

/**
 * Stops whatever runs on this folder; nothing to do when nothing does.
 *
 * @param {PostgresPlace} place
 */
export async function stopPostgres({ folder, pgCtl, account }) {
  // fast: open sessions end, their transactions roll back, everything is written out.
  for (const mode of ['fast', 'immediate']) {
    const owner = await readOwner(folder);
    // The number of a dead server may belong to another program by now.
    if (owner === undefined || !isAlive(owner.pid) || !(await isPostgres(owner.pid))) return;
    const ended = await run(pgCtl, ['stop', '-D', folder, '-m', mode, '-w', '-t', '30'], asAccount(account));
    // pg_ctl waits for its file to go, which is a moment before the process does.
    if (ended.code === 0 && (await waitUntil(() => !isAlive(owner.pid), 5000, 10))) return;
  }
  const owner = await readOwner(folder);
  if (owner && (await isPostgres(owner.pid))) await endProcess(owner.pid, 5000);
}

/**
 * The server that runs on the folder, or ran there when it was killed. The lines of postmaster.pid: process number,
 * folder, start time, port, socket folder, address, memory, status.
 *
 * @param {string} folder
 */
export async function readOwner(folder) {
  const pidFile = path.join(folder, 'postmaster.pid');
  const file = await readFile(pidFile, 'utf8').catch((/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code === 'ENOENT') return undefined;
    throw new Error(`${folder} cannot be read: start as the user who started first, or as root.`);
  });
  if (file === undefined) return undefined;
  const lines = file.split('\n').map((line) => line.trim());
  return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]), status: lines[7] ?? '' };
}

/**
 * Whether a server runs on the folder and takes connections.
 *
 * @param {string} folder
 */
export async function isRunning(folder) {
  const owner = await readOwner(folder);
  return owner?.status === 'ready' && isAlive(owner.pid) && (await isPostgres(owner.pid));
}

/**
 * Whether a process that is alive is PostgreSQL, as far as the system says.
 *
 * @param {number} pid
 */
export async function isPostgres(pid) {
  const name = await programName(pid);
  return name === undefined || name.startsWith('postgres');
}

/**
 * In a process group of their own, PostgreSQL's programs finish what they began when Ctrl+C is pressed.
 *
 * @param {Account | undefined} account
 * @returns {SpawnOptions}
 */
export function asAccount(account) {
  return { cwd: '/', detached: true, ...(account && { uid: account.uid, gid: account.gid }) };
}
