import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { retryWhileBusy } from './retry-while-busy';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Answer = { busy: number } | 'done';
const secondsOf = (answer: Answer): number | null => (answer === 'done' ? null : answer.busy);

it('asks again after as many seconds as the server says, counting down', async () => {
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

it('asks no more once it is cancelled', async () => {
  const ask = vi.fn<() => Promise<Answer>>().mockResolvedValue({ busy: 30 });
  const cancelling = new AbortController();
  const answer = retryWhileBusy(ask, { secondsOf, onWait: () => undefined, signal: cancelling.signal });
  await vi.advanceTimersByTimeAsync(1_500);
  cancelling.abort();
  await expect(answer).resolves.toEqual({ busy: 30 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledOnce();
});

it('gives up after some tries', async () => {
  const ask = vi.fn<() => Promise<Answer>>().mockResolvedValue({ busy: 1 });
  const answer = retryWhileBusy(ask, { secondsOf, onWait: () => undefined, signal: new AbortController().signal });
  await vi.advanceTimersByTimeAsync(60_000);
  await expect(answer).resolves.toEqual({ busy: 1 });
  expect(ask).toHaveBeenCalledTimes(9);
});
