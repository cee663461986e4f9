import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Output kept for messages: the last part is where a tool says what went wrong. */
const keptOutput = 200_000;

export function run(file, args, { onOutput, ...spawnOptions } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], ...spawnOptions });
    let output = '';
    const collect = (chunk) => {
      output = (output + chunk.toString()).slice(-keptOutput);
      onOutput?.(chunk.toString());
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, output }));
  });
}

export function lastLines(output, count) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

/** Ended but not collected: containers whose first process collects nothing keep such orphans for good. */
function isZombie(pid) {
  if (process.platform !== 'linux') return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}

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

export async function programName(pid) {
  if (process.platform === 'linux') {
    return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined))?.trim();
  }
  return (await askPs('comm=', pid)).split('/').at(-1) || undefined;
}

async function askPs(column, pid) {
  const nothing = { stdout: '' };
  const { stdout } = await promisify(execFile)('ps', ['-o', column, '-p', String(pid)]).catch(() => nothing);
  return stdout.trim();
}

export async function killTree(pid) {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const all = [pid, ...children.trim().split(' ').filter(Boolean).map(Number)];
  for (const one of all) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It was gone already.
    }
  }
  await waitUntil(() => !all.some(isAlive), 10_000, 10);
}

export async function waitUntil(condition, timeLimitMs, pauseMs = 50) {
  const end = Date.now() + timeLimitMs;
  for (;;) {
    if (await condition()) return true;
    if (Date.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

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

export function whenEnded(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve({ code: child.exitCode, signal: child.signalCode });
  }
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
}
