// @ts-check
/** @import { ChildProcess } from 'node:child_process' */
/** @import { InstanceLock } from './instance-lock.mjs' */
/** @import { Interruption } from './interruption.mjs' */
/** @import { SetUp } from './set-up' */
/** @import { WebServer } from './web-server.mjs' */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { dataFolder, exists, prepareDataFolder } from './data-folder.mjs';
import { takeInstanceLock } from './instance-lock.mjs';
import { listenForInterruption } from './interruption.mjs';
import { localAddress, publicAddress, requireFreePort, wantedHost, wantedPort } from './ports.mjs';
import { stopPostgres } from './postgres/postmaster.mjs';
import { whenEnded } from './processes.mjs';
import { rootFolder } from './root-folder.mjs';
import { seconds, step } from './step-line.mjs';
import { endOrphanServer, endWithParent, forgetServer, rememberServer, startWebServer } from './web-server.mjs';

/*
 * The process that stays beside the server, for weeks: Node built-ins only, because every package that it loads takes
 * memory that a small machine needs for pages. What needs TypeScript, the database or a build is done
 * in a process of its own before: set-up.ts.
 */

/** @typedef {'start' | 'dev' | 'demo'} Command */

/**
 * Where this instance runs, once that is its own.
 *
 * @typedef {{ folder: string, lock: InstanceLock, host: string, port: number }} Place
 */

/**
 * What has to be ended with us, as far as it has come.
 *
 * @typedef {{ place?: Place, server?: WebServer, prepared: Partial<SetUp> }} Open
 */

/**
 * npm start, npm run demo and npm run dev: everything from a fresh clone to a served sign-in page. Returns the exit
 * code.
 *
 * @param {[command: Command]} args
 * @returns {Promise<number>}
 */
export async function main([command]) {
  const started = Date.now();
  const interruption = listenForInterruption();
  /** @type {Open} */
  const open = { prepared: {} };
  try {
    const code = await setUp(command, open, interruption);
    if (interruption.signal.aborted) return stoppedEarly();
    if (code !== 0) return code;
    const server = await serve(command, open);
    if (interruption.signal.aborted) return stoppedEarly();
    console.log(readyLines(open, Date.now() - started).join('\n'));
    return await untilStopped(server, interruption);
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    return stoppedEarly();
  } finally {
    await open.server?.stop(interruption.signal.aborted ? undefined : 0);
    if (open.place) await leave(open.place, open.prepared);
  }
}

/**
 * Returns the exit code. The child prints its own error and sends what it prepared over the IPC channel. It reads the
 * environment first, and goes on once we have found that usable and taken the place that it names.
 *
 * @param {Command} command
 * @param {Open} open
 * @param {Interruption} interruption
 */
async function setUp(command, open, interruption) {
  const child = spawn(
    process.execPath,
    ['--import', endWithParent, path.join(rootFolder, 'scripts', 'lib', 'set-up-process.mjs'), command],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const disconnected = new Promise((resolve) => child.once('disconnect', resolve));
  interruption.first.then(() => child.kill('SIGTERM'));
  /** @type {Promise<unknown> | undefined} */
  let notPlaced;
  child.on('message', (/** @type {Partial<SetUp> | 'environment checked'} */ part) => {
    if (part === 'environment checked') notPlaced = letGoOn(child, open);
    else Object.assign(open.prepared, part);
  });
  const { code, signal } = await whenEnded(child);
  // Its last words may still be on their way when it has ended.
  await disconnected;
  const failure = await notPlaced;
  if (failure !== undefined) throw failure;
  if (code !== null) return code;
  if (interruption.signal.aborted) return 130;
  throw new Error(`The set-up was ended (${signal}): start again.`);
}

/**
 * Returns what went wrong, if anything did: the child has to end first.
 *
 * @param {ChildProcess} child
 * @param {Open} open
 * @returns {Promise<unknown>}
 */
async function letGoOn(child, open) {
  try {
    open.place = await takePlace();
    // Should it have ended meanwhile, its end tells more.
    child.send('go on', () => {});
    return undefined;
  } catch (error) {
    child.kill('SIGKILL');
    return error;
  }
}

/** @returns {Promise<Place>} */
async function takePlace() {
  const [folder, host, port] = [dataFolder(), wantedHost(), wantedPort()];
  // Nothing is made for a start that cannot serve. Where there is a folder, a server of ours may hold the port yet.
  if (!(await exists(folder))) await requireFreePort(port, host);
  await prepareDataFolder(folder);
  const lock = await takeInstanceLock(folder, localAddress(host, port));
  try {
    await endOrphanServer(folder);
    await requireFreePort(port, host);
    return { folder, lock, host, port };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * @param {Place} place
 * @param {Partial<SetUp>} prepared
 */
async function leave({ folder, lock }, { postgres }) {
  await forgetServer(folder);
  try {
    if (postgres) await stopPostgres(postgres);
  } finally {
    await lock.release();
  }
}

/**
 * @param {Open} open
 * @param {number} tookMs
 */
function readyLines({ place, prepared }, tookMs) {
  const here = place ? localAddress(place.host, place.port) : '';
  const elsewhere = publicAddress() === here ? [] : [`People open it at ${publicAddress()}`];
  const ready = [`Plainleaf is ready at ${here}   (${seconds(tookMs).trim()})`, ...elsewhere];
  return ['', ...ready, '', ...(prepared.welcome ?? []), 'Ctrl+C stops it.', ''];
}

/**
 * @param {Command} command
 * @param {Open} open
 */
function serve(command, open) {
  return step('Server', command === 'dev' ? 'starting, compiling' : 'starting', async (say) => {
    const { place, prepared } = open;
    const { distFolder, env } = prepared;
    if (!place || !distFolder || !env) throw new Error('The set-up did not say what to serve: start again.');
    const server = await startWebServer({
      mode: command === 'dev' ? 'dev' : 'start',
      port: place.port,
      host: place.host,
      distFolder,
      env,
      onOutput: (chunk) => process.stdout.write(chunk),
      onSpawn: (spawned) => {
        // It holds the keys, which this process needs no longer.
        delete open.prepared.env;
        open.server = spawned;
        return rememberServer(place.folder, spawned.pid);
      },
    });
    say(`answers on ${localAddress(place.host, place.port)}`);
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
