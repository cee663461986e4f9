// @ts-check
import { Socket } from 'node:net';

/*
 * Preloaded into the Node programs of docs/operations.md's blocks: they find the public address on this machine, at the
 * port that nginx has in the test. curl gets the same from its .curlrc.
 */

const port = Number(process.env.OPERATIONS_TLS_PORT);
const connect = Socket.prototype.connect;

/**
 * @this {Socket}
 * @param {unknown[]} given the options, alone or in the array that Node makes of its arguments
 */
Socket.prototype.connect = function atLoopback(...given) {
  /** @type {unknown} */
  const options = Array.isArray(given[0]) ? given[0][0] : given[0];
  const isPublic = typeof options === 'object' && options !== null && 'host' in options;
  if (isPublic && options.host === 'handouts.example') Object.assign(options, { host: '127.0.0.1', port });
  // @ts-expect-error: the arguments as they came
  return connect.apply(this, given);
};
