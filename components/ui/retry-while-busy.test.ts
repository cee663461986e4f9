import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { retryWhileBusy } from './retry-while-busy';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Answer = { busy: number } | 'done';
const secondsOf = (answer: Answer): number | null => (answer === 'done' ? null : answer.busy);

it('retries after the seconds that the server names, and counts down', async () => {
  const ask = vi.fn<() => Promise<Answer>>().mockResolvedValueOnce({ busy: 3 }).mockResolvedValue('done');
  const told: (number | null)[] = [];
  const onWait = (left: number | null) => void told.push(left);
  const answer = retryWhileBusy(ask, { secondsOf, onWait, signal: new AbortController().signal });
  await vi.advanceTimersByTimeAsync(2_900);
  expect(ask).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(200);
  await expect(answer).resolves.toBe('done');
  expect(ask).toHaveBeenCalledTimes(2);
  expect(told).toEqual([3, 2, 1, null]);
});

it('does not retry after the person cancels', async () => {
  const ask = vi.fn<() => Promise<Answer>>().mockResolvedValue({ busy: 30 });
  const cancelling = new AbortController();
  const answer = retryWhileBusy(ask, { secondsOf, onWait: () => undefined, signal: cancelling.signal });
  await vi.advanceTimersByTimeAsync(1_500);
  cancelling.abort();
  await expect(answer).resolves.toEqual({ busy: 30 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledOnce();
});

it('stops after the maximum number of retries', async () => {
  const ask = vi.fn<() => Promise<Answer>>().mockResolvedValue({ busy: 1 });
  const answer = retryWhileBusy(ask, { secondsOf, onWait: () => undefined, signal: new AbortController().signal });
  await vi.advanceTimersByTimeAsync(60_000);
  await expect(answer).resolves.toEqual({ busy: 1 });
  expect(ask).toHaveBeenCalledTimes(9);
});
