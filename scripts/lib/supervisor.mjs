// @ts-check
/** @import { Interruption } from './interruption.mjs' */
/** @import { SetUp } from './set-up' */
/** @import { ServerPlan, WebServer } from './web-server.mjs' */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { dataFolder, prepareDataFolder } from './data-folder.mjs';
import { takeInstanceLock } from './instance-lock.mjs';
import { listenForInterruption } from './interruption.mjs';
import { loopback, requireFreePort, wantedPort } from './ports.mjs';
import { stopPostgres } from './postgres/postmaster.mjs';
import { whenEnded } from './processes.mjs';
import { rootFolder } from './root-folder.mjs';
import { seconds, step } from './step-line.mjs';
import {
  endOrphanServer,
  endWithParent,
  forgetServer,
  rememberServer,
  startWebServer,
  stopPatienceMs,
} from './web-server.mjs';

/*
 * The process that stays beside the server, for weeks: Node built-ins only, because every package that it loads takes
 * memory that a small machine needs for pages. What needs TypeScript, the database or a build is done
 * in a process of its own before: set-up.ts.
 */

/** @typedef {ServerPlan['mode']} Mode */

/**
 * What has to be ended with us, as far as it has come.
 *
 * @typedef {{ server?: WebServer, prepared: Partial<SetUp> }} Open
 */

/**
 * npm start and npm run dev: everything from a fresh clone to a served sign-in page. Returns the exit code.
 *
 * @param {[mode: Mode]} args
 * @returns {Promise<number>}
 */
export async function main([mode]) {
  const started = Date.now();
  const interruption = listenForInterruption();
  const port = wantedPort();
  const address = `http://${loopback}:${port}`;
  const folder = dataFolder();
  await prepareDataFolder(folder);
  const lock = await takeInstanceLock(folder, address);
  /** @type {Open} */
  const open = { prepared: {} };
  try {
    await endOrphanServer(folder);
    await requireFreePort(port);
    const code = await setUp([mode, address], open, interruption);
    if (interruption.signal.aborted) return stoppedEarly();
    if (code !== 0) return code;
    const server = await serve({ mode, port, folder }, open);
    if (interruption.signal.aborted) return stoppedEarly();
    console.log(
      [
        ...['', `Plainleaf is ready at ${address}   (${seconds(Date.now() - started).trim()})`, ''],
        ...[...(open.prepared.welcome ?? []), 'Ctrl+C stops it.', ''],
      ].join('\n'),
    );
    return await untilStopped(server, interruption);
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    return stoppedEarly();
  } finally {
    await open.server?.stop(interruption.signal.aborted ? stopPatienceMs : 0);
    await forgetServer(folder);
    try {
      if (open.prepared.postgres) await stopPostgres(open.prepared.postgres);
    } finally {
      await lock.release();
    }
  }
}

/**
 * Returns the exit code. The child prints its own error and sends what it prepared over the IPC channel.
 *
 * @param {[mode: Mode, address: string]} args
 * @param {Open} open
 * @param {Interruption} interruption
 */
async function setUp(args, open, interruption) {
  const child = spawn(
    process.execPath,
    ['--import', endWithParent, path.join(rootFolder, 'scripts', 'lib', 'set-up-process.mjs'), ...args],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  child.on('message', (/** @type {Partial<SetUp>} */ part) => Object.assign(open.prepared, part));
  const disconnected = new Promise((resolve) => child.once('disconnect', resolve));
  interruption.first.then(() => child.kill('SIGTERM'));
  const { code, signal } = await whenEnded(child);
  // Its last words may still be on their way when it has ended.
  await disconnected;
  if (code !== null) return code;
  if (interruption.signal.aborted) return 130;
  throw new Error(`The set-up was ended (${signal}): start again.`);
}

/**
 * @param {{ mode: Mode, port: number, folder: string }} place
 * @param {Open} open
 */
function serve({ mode, port, folder }, open) {
  return step('Server', mode === 'dev' ? 'starting, compiling' : 'starting', async (say) => {
    const { distFolder, env } = open.prepared;
    if (!distFolder || !env) throw new Error('The set-up did not say what to serve: start again.');
    const server = await startWebServer({
      mode,
      port,
      distFolder,
      env,
      onOutput: (chunk) => process.stdout.write(chunk),
      onSpawn: (spawned) => {
        // It holds the keys, which this process needs no longer.
        delete open.prepared.env;
        open.server = spawned;
        return rememberServer(folder, spawned.pid);
      },
    });
    say(`answers on ${loopback}:${port}`);
    return server;
  });
}

function stoppedEarly() {
  console.log('\nStopped before it was ready.');
  return 130;
}

/**
 * @param {WebServer} server
 * @param {Interruption} interruption
 */
async function untilStopped(server, interruption) {
  const crash = await Promise.race([server.ended, interruption.first.then(() => undefined)]);
  // Ctrl+C reaches the server too, which may be gone before we hear of it.
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (crash && !interruption.signal.aborted) {
    console.error(`\n✗ The server ended by itself (${crash.signal ?? `exit code ${crash.code}`}): start again.`);
    return 1;
  }
  process.stdout.write('\nStopping: finishing requests, then PostgreSQL.\n');
  interruption.second.then(() => server.stop(0));
  return 0;
}
