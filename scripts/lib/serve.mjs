// @ts-check
/** @import { Command } from './supervisor.mjs' */
import { handOver } from './bootstrap.mjs';
import { requireFreePort, wantedHost, wantedPort } from './ports.mjs';

/**
 * npm start, npm run demo and npm run dev.
 *
 * @param {Command} command
 */
export function serve(command) {
  return handOver('supervisor.mjs', [command], () => requireFreePort(wantedPort(), wantedHost()));
}
