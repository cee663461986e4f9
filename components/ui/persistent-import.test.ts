import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { persistent } from './persistent-import';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks again for a part of the page that could not be loaded, with growing pauses', async () => {
  const failing = [0, 1, 2].map(() => Promise.reject(new Error('Failed to load chunk')));
  for (const one of failing) one.catch(() => undefined);
  const load = vi.fn(() => failing.shift() ?? Promise.resolve('module'));
  const loaded = persistent(load)();
  const counts = [];
  for (const ms of [0, 1_000, 2_000, 4_000]) {
    await vi.advanceTimersByTimeAsync(ms);
    counts.push(load.mock.calls.length);
  }
  expect(counts).toEqual([1, 2, 3, 4]);
  expect(await loaded).toBe('module');
});
