// @ts-check
/** @import { Server } from 'node:net' */
import { mkdir, rm, rmdir, stat } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** @typedef {{ release: () => Promise<void> }} InstanceLock */

/** The longest path of a Unix socket that every system takes. */
const longestSocketPath = 100;

/** How long one start may take to remove the socket of a killed process: it waits 2 s for an answer at most. */
const longestTurnMs = 5_000;
const patienceMs = 12_000;

/**
 * One running Plainleaf per data folder. The lock is a listening socket, not a file with a process number in it: the
 * system takes it back when the process dies in any way, and a number can come to belong to another program.
 *
 * @param {string} folder
 * @param {string} address
 * @returns {Promise<InstanceLock>}
 */
export async function takeInstanceLock(folder, address) {
  const place = lockPlace(folder);
  for (const end = Date.now() + patienceMs; Date.now() < end; ) {
    const server = await listen(place, address);
    if (server) {
      return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    }
    const other = await askHolder(place);
    if (other !== undefined) {
      throw new Error(
        `Plainleaf is already running in ${folder} (${other}): use it, or stop it with Ctrl+C in its terminal first. ` +
          'A second one beside it needs a PLAINLEAF_DATA and a PORT of its own.',
      );
    }
    if (process.platform !== 'win32') await removeStale(place);
  }
  throw new Error(`The lock ${place} cannot be taken: delete it and start again.`);
}

/**
 * Removes the socket that a killed process left. Another start may have replaced it since it was found, and then it is
 * that one's lock: only whoever makes the folder beside it asks once more and removes it.
 *
 * @param {string} place
 */
export async function removeStale(place) {
  const turn = `${place}.removing`;
  try {
    await mkdir(turn);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    // Left by a start that was killed in these milliseconds.
    const made = await stat(turn).catch(() => undefined);
    if (made && Date.now() - made.mtimeMs > longestTurnMs) await rmdir(turn).catch(() => {});
    else await pause(20);
    return;
  }
  try {
    if ((await askHolder(place)) === undefined) await rm(place, { force: true });
  } finally {
    await rmdir(turn).catch(() => {});
  }
}

/**
 * Which process runs, or starts, in the folder.
 *
 * @param {string} folder
 * @returns {Promise<string | undefined>} undefined: none does
 */
export const instanceHolder = (folder) => askHolder(lockPlace(folder));

/**
 * Loads the hashes where they are needed alone: they take 4 MB of the supervisor's memory.
 *
 * @param {string} folder
 */
function shortNameOf(folder) {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(folder).digest('hex').slice(0, 16);
}

/** @param {string} folder */
export function lockPlace(folder) {
  if (process.platform === 'win32') return `\\\\.\\pipe\\plainleaf-${shortNameOf(folder)}`;
  const inside = path.join(folder, 'running.sock');
  if (Buffer.byteLength(inside) <= longestSocketPath) return inside;
  return path.join(tmpdir(), `plainleaf-${shortNameOf(folder)}.sock`);
}

/**
 * @param {string} place
 * @param {string} address
 * @returns {Promise<Server | undefined>} undefined: another process listens there, or one that was killed left it
 */
function listen(place, address) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.end(`process ${process.pid}, ${address}`);
    });
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(place, () => {
      server.unref();
      resolve(server);
    });
  });
}

/**
 * @param {string} place
 * @returns {Promise<string | undefined>} undefined: nobody listens there
 */
function askHolder(place) {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(place);
    socket.on('connect', () => {
      // A process that is busy or halted holds its lock all the same.
      answer = 'a process that does not answer';
    });
    socket.setTimeout(2000, () => socket.destroy());
    socket.once('data', (chunk) => {
      answer = chunk.toString();
    });
    socket.on('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code === 'EACCES' ? 'started by another user' : undefined),
    );
    socket.on('close', () => resolve(answer || undefined));
  });
}
