import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockPlace, removeStale, takeInstanceLock } from './instance-lock.mjs';
import { whenEnded } from './processes.mjs';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plainleaf-lock-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('a second start is told who runs, and may run once the first has ended', async () => {
  const first = await takeInstanceLock(folder, 'http://127.0.0.1:3000');
  await expect(takeInstanceLock(folder, 'http://127.0.0.1:3001')).rejects.toThrow(
    `already running in ${folder} (process ${process.pid}, http://127.0.0.1:3000)`,
  );
  await expect(takeInstanceLock(folder, 'http://127.0.0.1:3001')).rejects.toThrow(
    'needs a PLAINLEAF_DATA and a PORT of its own',
  );
  await first.release();
  const second = await takeInstanceLock(folder, 'http://127.0.0.1:3001');
  await second.release();
});

/** As a killed process leaves it. */
async function leaveStaleLock(): Promise<void> {
  const program = `require('node:net').createServer().listen(${JSON.stringify(lockPlace(folder))}, () => process.kill(process.pid, 'SIGKILL'))`;
  await whenEnded(spawn(process.execPath, ['-e', program]));
}

test('the lock of a killed process is free', async () => {
  await leaveStaleLock();
  const lock = await takeInstanceLock(folder, 'http://127.0.0.1:3000');
  await lock.release();
});

test('of many starts at once after a killed process, one gets the lock', async () => {
  for (let round = 0; round < 5; round += 1) {
    await leaveStaleLock();
    const starts = await Promise.allSettled(Array.from({ length: 12 }, () => takeInstanceLock(folder, 'http://x')));
    const taken = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    const refused = starts.flatMap((start) => (start.status === 'rejected' ? [String(start.reason)] : []));
    expect(taken).toHaveLength(1);
    for (const reason of refused) expect(reason).toContain('already running');
    await taken[0]?.release();
  }
});

test('a start that found a stale lock leaves it to the one that has taken it since', async () => {
  const lock = await takeInstanceLock(folder, 'http://127.0.0.1:3000');
  await removeStale(lockPlace(folder));
  await expect(takeInstanceLock(folder, 'http://127.0.0.1:3001')).rejects.toThrow('already running');
  await lock.release();
});

test('a start that was killed while it removed a stale lock does not hold up the next for good', async () => {
  await leaveStaleLock();
  const turn = `${lockPlace(folder)}.removing`;
  await mkdir(turn);
  await utimes(turn, new Date(0), new Date(0));
  const lock = await takeInstanceLock(folder, 'http://127.0.0.1:3000');
  await lock.release();
});

test('a process that is halted keeps its lock', async () => {
  const program = `require('node:net').createServer().listen(${JSON.stringify(lockPlace(folder))}, () => { console.log('holds'); process.kill(process.pid, 'SIGSTOP'); })`;
  const holder = spawn(process.execPath, ['-e', program]);
  await once(holder.stdout, 'data');
  await expect(takeInstanceLock(folder, 'http://127.0.0.1:3001')).rejects.toThrow('a process that does not answer');
  holder.kill('SIGKILL');
  await whenEnded(holder);
});

test('a folder with a long name has a lock too', async () => {
  const deep = path.join(folder, 'x'.repeat(150));
  expect(lockPlace(deep).length).toBeLessThan(100);
  expect(lockPlace(deep)).not.toBe(lockPlace(`${deep}y`));
});
