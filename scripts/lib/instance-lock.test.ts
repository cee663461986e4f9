import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockPlace, takeInstanceLock } from './instance-lock.mjs';
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

test('the lock of a killed process is free', async () => {
  const program = `require('node:net').createServer().listen(${JSON.stringify(lockPlace(folder))}, () => process.kill(process.pid, 'SIGKILL'))`;
  await whenEnded(spawn(process.execPath, ['-e', program]));
  const lock = await takeInstanceLock(folder, 'http://127.0.0.1:3000');
  await lock.release();
});

test('a folder with a long name has a lock too', async () => {
  const deep = path.join(folder, 'x'.repeat(150));
  expect(lockPlace(deep).length).toBeLessThan(100);
  expect(lockPlace(deep)).not.toBe(lockPlace(`${deep}y`));
});
