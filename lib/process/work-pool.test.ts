import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import * as log from '@/lib/log';
import { ann, sue } from '@/lib/test-support/owners';
import { stopTimers } from '@/lib/test-support/stopped-timers';
import { createWorkPool } from './work-pool';

type Tasks = { render: (order: { title: string }) => { pageCount: number } };

const pool = createWorkPool<Tasks>({
  workerFile: fileURLToPath(new URL('../pdf/test-support/worker-echo.mjs', import.meta.url)),
  ...{ threads: { kept: 1, most: 1 }, timeLimitMs: 1_000, memoryMb: 256 },
  ...{ perMember: 4, total: 100, waitLimitMs: 30_000 },
});
afterAll(() => pool.close());

const logged = vi.spyOn(log, 'logEvent').mockReturnValue();

it('gives the turn to the next and logs the outage when what a job needs is never read', async () => {
  const stuck = pool.run(ann, 'render', () => new Promise<never>(() => undefined));
  const next = pool.run(sue, 'render', async () => ({ title: 'fine' }));
  await expect(stuck).rejects.toMatchObject({ name: 'AppError', code: 'unavailable' });
  expect(logged).toHaveBeenCalledWith('error', 'database.unavailable', { afterMs: 1_000 });
  await expect(next).resolves.toMatchObject({ pageCount: 1 });
  expect(pool.load()).toEqual({ running: 0, waiting: 0 });
});

describe.skipIf(process.platform !== 'linux')('a job that ends at its time limit', () => {
  type Endless = { starve: (input: null) => never; spin: (ms: number) => never };
  const LIMIT_MS = 300;
  const options = {
    workerFile: fileURLToPath(new URL('./test-support/endless-worker.mjs', import.meta.url)),
    ...{ threads: { kept: 0, most: 1 }, timeLimitMs: LIMIT_MS, memoryMb: 256 },
    ...{ perMember: 4, total: 100, waitLimitMs: 30_000 },
  };
  const endless = createWorkPool<Endless>(options);
  const recording = createWorkPool<Endless>({ ...options, readingWrites: true });
  afterEach(() => {
    vi.useRealTimers();
  });
  afterAll(async () => {
    await Promise.all([endless.close(), recording.close()]);
  });

  it('is busy, to be retried, when the machine left its thread too little time', async () => {
    const retry = { code: 'busy', retryAfterSeconds: expect.any(Number) };
    await expect(endless.run(ann, 'starve', null)).rejects.toMatchObject(retry);
  });

  it('is too slow when its thread has had the time', async () => {
    const channel = new BroadcastChannel('spun');
    const spun = new Promise((resolve) => {
      channel.onmessage = resolve;
    });
    const timers = stopTimers();
    const slow = expect(endless.run(ann, 'spin', 3 * LIMIT_MS)).rejects.toMatchObject({ why: 'too-slow' });
    await spun;
    channel.close();
    timers.pass(LIMIT_MS);
    await slow;
  });

  it('is too slow for a list of patients, which puts the row off once, and where a retry would record it again', async () => {
    const list = { ...ann, rank: 'background' } as const;
    await expect(endless.run(list, 'starve', null)).rejects.toMatchObject({ why: 'too-slow' });
    await expect(recording.run(ann, 'starve', null)).rejects.toMatchObject({ why: 'too-slow' });
  });

  it('is busy when no thread starts', async () => {
    const timers = stopTimers();
    const START_LIMIT_MS = 30_000;
    const slow = expect(endless.run(ann, 'starve', null)).rejects.toMatchObject({ code: 'busy' });
    await timers.wasSet(START_LIMIT_MS, 1);
    timers.pass(START_LIMIT_MS);
    await slow;
  });
});
