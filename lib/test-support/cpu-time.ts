import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Below this a garbage collection of one round looks like growth. What takes the square takes far longer in these tests. */
const LEAST_MS = 60;
const LEAST_ROUNDS = 2;
const MOST_ROUNDS = 6;

/**
 * Expects that `work` takes at most `mostMs` for an input of this size, and that its time grows with the size and not
 * with its square. Of several rounds the fastest counts, in CPU time: what other programs do is not counted.
 */
export function expectFast(work: (size: number) => unknown, { size, mostMs }: { size: number; mostMs: number }): void {
  let [half, whole] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // The square makes it four times, what is proportional two.
  const isFast = (): boolean => whole <= mostMs && whole < 3 * Math.max(half, LEAST_MS);
  // The first run compiles.
  work(size / 2);
  for (let round = 0; round < LEAST_ROUNDS || (round < MOST_ROUNDS && !isFast()); round += 1) {
    half = Math.min(
      half,
      cpuMs(() => work(size / 2)),
    );
    whole = Math.min(
      whole,
      cpuMs(() => work(size)),
    );
  }
  expect(isFast(), `${half} ms for ${size / 2}, ${whole} ms for ${size}`).toBe(true);
}

/** The CPU time of this thread while `work` runs, in milliseconds. */
export function cpuMs(work: () => unknown): number {
  const begun = threadMs();
  work();
  return threadMs() - begun;
}

function threadMs(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    // Only Linux tells it.
    return performance.now();
  }
}
