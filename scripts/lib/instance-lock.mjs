import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The longest path of a Unix socket that every system takes. */
const longestSocketPath = 100;

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
        `Plainleaf is already running in this folder (${other}): use it, or stop it with Ctrl+C in its terminal first.`,
      );
    }
    // Left by a process that was killed.
    if (process.platform !== 'win32') await rm(place, { force: true });
  }
  throw new Error(`The lock ${place} cannot be taken: delete it and start again.`);
}

export function lockPlace(folder) {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\plainleaf-${hash}`;
  const inside = path.join(folder, 'running.sock');
  return Buffer.byteLength(inside) <= longestSocketPath ? inside : path.join(tmpdir(), `plainleaf-${hash}.sock`);
}

function listen(place, address) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.end(`process ${process.pid}, ${address}`);
    });
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(place, () => {
      server.unref();
      resolve(server);
    });
  });
}

function askHolder(place) {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(place);
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', (error) => resolve(error.code === 'EACCES' ? 'started by another user' : undefined));
    socket.on('close', () => resolve(answer || undefined));
  });
}
