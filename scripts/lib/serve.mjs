// @ts-check
/** @import { Command } from './supervisor.mjs' */
import { handOver } from './bootstrap.mjs';
import { requireFreePort, wantedHost, wantedPort } from './ports.mjs';

const startedBy = process.ppid;

/**
 * npm start, npm run demo and npm run dev.
 *
 * @param {Command} command
 */
export function serve(command) {
  if (process.env.npm_lifecycle_event === command) endWithNpm();
  return handOver('supervisor.mjs', [command], () => requireFreePort(wantedPort(), wantedHost()));
}

/** npm that was killed passed nothing on: its clinic’s database must not stay behind without it. */
function endWithNpm() {
  const timer = setInterval(() => {
    if (process.ppid === startedBy) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  timer.unref();
}
