import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ann, background, ben, sue } from '@/lib/test-support/owners';
import { createScheduler, type SchedulerOptions } from './scheduler';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const list = background('north', 'ann');

const scheduler = (options: Partial<SchedulerOptions> = {}) =>
  createScheduler({ slots: 1, perMember: 50, total: 100, waitLimitMs: 30_000, ...options });

const takes = (ms: number) => () => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe('the scheduler', () => {
  it('S29: starts another clinic’s job after the running one, whatever a member has queued', async () => {
    const one = scheduler();
    const started: string[] = [];
    const job = (name: string) => async () => {
      started.push(name);
      await takes(100)();
    };
    const jobs = Array.from({ length: 40 }, (_, n) => one.run(ann, job(`ann ${n + 1}`)));
    const other = one.run(sue, job('sue 1'));
    await vi.advanceTimersByTimeAsync(250);
    await other;
    expect(started.slice(0, 3)).toEqual(['ann 1', 'sue 1', 'ann 2']);
    await vi.advanceTimersByTimeAsync(5_000);
    await Promise.all(jobs);
    expect(started).toHaveLength(41);
  });

  it('leaves one of several slots to the others, however much one member sends', async () => {
    const one = scheduler({ slots: 3 });
    for (let n = 0; n < 5; n++) void one.run(ann, takes(1_000));
    expect(one.load()).toEqual({ running: 2, waiting: 3 });
    let isDone = false;
    void one.run(ben, takes(10)).then(() => {
      isDone = true;
    });
    await vi.advanceTimersByTimeAsync(20);
    expect(isDone).toBe(true);
    await vi.runAllTimersAsync();
    expect(one.load()).toEqual({ running: 0, waiting: 0 });
  });

  it('leaves one of several slots to people while background jobs run', async () => {
    const one = scheduler({ slots: 2 });
    void one.run(list, takes(1_000));
    void one.run(background('south', 'sue'), takes(1_000));
    expect(one.load()).toEqual({ running: 1, waiting: 1 });
    void one.run(ben, takes(1_000));
    expect(one.load()).toEqual({ running: 2, waiting: 1 });
    await vi.runAllTimersAsync();
  });

  it('continues after a job that fails', async () => {
    const one = scheduler();
    const failing = one.run(ann, () => Promise.reject(new Error('broken')));
    const next = one.run(sue, () => Promise.resolve('made'));
    await expect(failing).rejects.toThrow('broken');
    await expect(next).resolves.toBe('made');
  });

  it('computes the retry delay in seconds from the place and the mean duration', async () => {
    const one = scheduler({ perMember: 2 });
    // The mean settles near four seconds.
    for (let n = 0; n < 30; n++) {
      const done = one.run(ann, takes(4_000));
      await vi.advanceTimersByTimeAsync(4_000);
      await done;
    }
    const jobs = [1, 2, 3].map(() => one.run(ann, takes(4_000)));
    await expect(one.run(ann, takes(1))).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: 12 });
    await vi.runAllTimersAsync();
    await Promise.all(jobs);
  });

  it('refuses a job that waited too long, and frees its place', async () => {
    const one = scheduler({ waitLimitMs: 5_000, perMember: 1 });
    const long = one.run(ann, takes(8_000));
    const tooLate = expect(one.run(sue, takes(1))).rejects.toMatchObject({ code: 'busy' });
    await vi.advanceTimersByTimeAsync(5_000);
    await tooLate;
    expect(one.load()).toEqual({ running: 1, waiting: 0 });
    const next = one.run(sue, takes(1));
    await vi.advanceTimersByTimeAsync(4_000);
    await expect(Promise.all([long, next])).resolves.toBeDefined();
  });

  it('finishes its jobs when the process ends, and accepts no more', async () => {
    const one = scheduler();
    const jobs = [one.run(ann, takes(500)), one.run(sue, takes(500))];
    const drained = one.drain(3_000);
    await expect(one.run(ben, takes(1))).rejects.toMatchObject({ code: 'busy' });
    await vi.advanceTimersByTimeAsync(1_000);
    await Promise.all([...jobs, drained]);
    expect(one.load()).toEqual({ running: 0, waiting: 0 });
  });

  it('refuses queued jobs when the shutdown deadline passes', async () => {
    const one = scheduler();
    void one.run(ann, takes(60_000));
    const waiting = expect(one.run(sue, takes(1))).rejects.toMatchObject({ code: 'busy' });
    const drained = one.drain(3_000);
    await vi.advanceTimersByTimeAsync(3_000);
    await Promise.all([waiting, drained]);
  });
});
