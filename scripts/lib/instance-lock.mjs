// @ts-check
/** @import { Server } from 'node:net' */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** @typedef {{ release: () => Promise<void> }} InstanceLock */

/** The longest path of a Unix socket that every system takes. */
const longestSocketPath = 100;

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
  for (let attempt = 0; attempt < 3; attempt += 1) {
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
    // Left by a process that was killed.
    if (process.platform !== 'win32') await rm(place, { force: true });
  }
  throw new Error(`The lock ${place} cannot be taken: delete it and start again.`);
}

/** @param {string} folder */
export function lockPlace(folder) {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\plainleaf-${hash}`;
  const inside = path.join(folder, 'running.sock');
  return Buffer.byteLength(inside) <= longestSocketPath ? inside : path.join(tmpdir(), `plainleaf-${hash}.sock`);
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
 * @returns {Promise<string | undefined>}
 */
function askHolder(place) {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(place);
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code === 'EACCES' ? 'started by another user' : undefined),
    );
    socket.on('close', () => resolve(answer || undefined));
  });
}
