// @ts-check
/** @import { ChildProcess, SpawnOptions } from 'node:child_process' */
import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Exit */
/** @typedef {Exit & { output: string }} Ended */

/** Output kept for messages: the last part is where a tool says what went wrong. */
const keptOutput = 200_000;

/**
 * Runs a program to its end and collects what it printed. Never throws for an exit code.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {SpawnOptions & { onOutput?: (chunk: string) => void }} options
 * @returns {Promise<Ended>}
 */
export function run(file, args, { onOutput, ...spawnOptions } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], ...spawnOptions });
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-keptOutput);
      onOutput?.(chunk.toString());
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, output }));
  });
}

/**
 * @param {string} output
 * @param {number} count
 */
export function lastLines(output, count) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

/**
 * Ended but not collected: containers whose first process collects nothing keep such orphans for good.
 *
 * @param {number} pid
 */
function isZombie(pid) {
  if (process.platform !== 'linux') return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}

/**
 * What tells a process from a later one with the same number (numbers are reused, in containers soon): its start
 * time. undefined when there is no such process or the system does not say.
 *
 * @param {number} pid
 */
export async function processIdentity(pid) {
  if (process.platform === 'linux') {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    ]);
    // The second field is the program's name in brackets and may hold spaces; start time is the 22nd.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields?.[19] === undefined ? undefined : `${boot.trim()}/${fields[19]}`;
  }
  return (await askPs('lstart=', pid)) || undefined;
}

/**
 * The program's short name ("postgres"), undefined when there is no such process or the system does not say.
 *
 * @param {number} pid
 */
export async function programName(pid) {
  if (process.platform === 'linux') {
    return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined))?.trim();
  }
  return (await askPs('comm=', pid)).split('/').at(-1) || undefined;
}

/**
 * @param {string} column
 * @param {number} pid
 */
async function askPs(column, pid) {
  const nothing = { stdout: '' };
  const { stdout } = await promisify(execFile)('ps', ['-o', column, '-p', String(pid)]).catch(() => nothing);
  return stdout.trim();
}

/**
 * The processes that a process has started and that have not ended; [] for one that is gone. Linux alone.
 *
 * @param {number} pid
 * @returns {Promise<number[]>}
 */
export async function childrenOf(pid) {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').map(Number).filter(Boolean);
}

/**
 * Ends a process and its children at once, with no word to any of them. Linux alone.
 *
 * @param {number} pid
 */
export async function killTree(pid) {
  const all = [pid, ...(await childrenOf(pid))];
  for (const one of all) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It was gone already.
    }
  }
  await waitUntil(() => !all.some(isAlive), 10_000, 10);
}

/**
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} timeLimitMs
 */
export async function waitUntil(condition, timeLimitMs, pauseMs = 50) {
  const end = Date.now() + timeLimitMs;
  for (;;) {
    if (await condition()) return true;
    if (Date.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/**
 * Asks a process to end, insists after `patienceMs`. Resolves when it is gone.
 *
 * @param {number} pid
 * @param {number} patienceMs
 */
export async function endProcess(pid, patienceMs) {
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitUntil(() => !isAlive(pid), patienceMs)) return;
  }
}

/**
 * @param {ChildProcess} child
 * @returns {Promise<Exit>}
 */
export function whenEnded(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve({ code: child.exitCode, signal: child.signalCode });
  }
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
}
