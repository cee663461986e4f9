// @ts-check
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

export const loopback = '127.0.0.1';

/** Below the ports from which systems take one for each outgoing connection: Linux begins at 32768, others above. */
const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;
const MOST_TRIES = 100;

/**
 * A port of 127.0.0.1 that nothing listens on, and that no outgoing connection takes before it is used. Another program
 * can still take it: be ready to try another.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const port = randomInt(FIRST_PORT, LAST_PORT);
    const isFree = await requireFreePort(port, loopback).then(
      () => true,
      () => false,
    );
    if (isFree) return port;
  }
  throw new Error(`No port of ${loopback} from ${FIRST_PORT} to ${LAST_PORT} is free.`);
}

/** The port to serve on, from PORT; throws an Error with one line when it is none. */
export function wantedPort() {
  const text = process.env.PORT || '3000';
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT is "${text}", which is no port number: choose one from 1024 to 65535.`);
}

/** The address to listen on, from HOST. */
export function wantedHost() {
  return process.env.HOST || '127.0.0.1';
}

/**
 * Where this machine reaches what listens on `host` and `port`: who listens on all addresses is asked at loopback.
 *
 * @param {string} host
 * @param {number} port
 */
export function localAddress(host, port) {
  const reached = host === '0.0.0.0' ? loopback : host === '::' ? '::1' : host;
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
}

/** The address that people open, from NEXTAUTH_URL. */
export function publicAddress() {
  return process.env.NEXTAUTH_URL || localAddress(wantedHost(), wantedPort());
}

/**
 * Throws an Error with one line when nothing can be served there.
 *
 * @param {number} port
 * @param {string} host
 * @returns {Promise<void>}
 */
export function requireFreePort(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      reject(new Error(cannotListen(error.code, port, host)));
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve()));
  });
}

/**
 * @param {string | undefined} code
 * @param {number} port
 * @param {string} host
 */
function cannotListen(code, port, host) {
  const remedy = `choose another with PORT=${port === 3000 ? 3001 : 3000}`;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program: stop that, or ${remedy}.`;
    case 'EACCES':
      return `Port ${port} is for administrators only: ${remedy}.`;
    default:
      return `HOST is ${host}, which is no address of this machine (${code}): remove HOST to listen on ${loopback}.`;
  }
}
