// @ts-check
/** @import { AddressInfo } from 'node:net' */
import { createServer } from 'node:net';

export const loopback = '127.0.0.1';

/**
 * A port of 127.0.0.1 that nothing listens on. It can be lost again before it is used: be ready to try another.
 *
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, loopback, () => {
      const { port } = /** @type {AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** The port to serve on, from PORT; throws an Error with one line when it is none. */
export function wantedPort() {
  const text = process.env.PORT || '3000';
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT is "${text}", which is no port number: choose one from 1024 to 65535.`);
}

/**
 * Throws an Error with one line when nothing can be served on the port.
 *
 * @param {number} port
 * @returns {Promise<void>}
 */
export function requireFreePort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      const other = port === 3000 ? 3001 : 3000;
      const remedy = `choose another with PORT=${other}`;
      const problem =
        error.code === 'EACCES'
          ? `Port ${port} is for administrators only: ${remedy}.`
          : `Port ${port} is taken by another program: stop that, or ${remedy}.`;
      reject(new Error(problem));
    });
    server.listen({ port, host: loopback, exclusive: true }, () => server.close(() => resolve()));
  });
}
