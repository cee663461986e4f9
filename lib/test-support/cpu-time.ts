import { expect } from 'vitest';
import { threadMs } from './thread-clock';

/** Below this, the noise of a busy machine is larger than the difference between sizes. */
const LEAST_MS = 60;
const LEAST_ROUNDS = 2;
const MOST_ROUNDS = 20;
/** Linear work takes four times as long for four times the input, and quadratic work sixteen times. */
const MOST_GROWTH = 9;

/**
 * Expects that `work` takes at most `mostMs` for an input of this size, and that its time grows with the size and not
 * with its square. Of several rounds the fastest counts, in CPU time: what other programs do is not counted.
 */
export function expectFast(work: (size: number) => unknown, { size, mostMs }: { size: number; mostMs: number }): void {
  let [quarter, whole] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const isFast = (): boolean => whole <= mostMs && whole < Math.max(MOST_GROWTH * quarter, LEAST_MS);
  // The first run includes compilation.
  work(size / 4);
  for (let round = 0; round < LEAST_ROUNDS || (round < MOST_ROUNDS && !isFast()); round += 1) {
    quarter = Math.min(
      quarter,
      cpuMs(() => work(size / 4)),
    );
    whole = Math.min(
      whole,
      cpuMs(() => work(size)),
    );
  }
  expect(isFast(), `${quarter} ms for ${size / 4}, ${whole} ms for ${size}`).toBe(true);
}

/** The CPU time of this thread while `work` runs, in milliseconds. */
export function cpuMs(work: () => unknown): number {
  const begun = threadMs();
  work();
  return threadMs() - begun;
}
