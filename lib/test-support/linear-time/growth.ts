import { threadMs } from '../thread-clock';

/** A text of about this many UTF-16 units. */
export type TextOf = (size: number) => string;

/** The growth of the time for twice the text, and the time of the longer one. */
export type Growth = { ratio: number; size: number; ms: number };

/** The limit for twice the text: above two for noise, below four for quadratic time. */
const MOST_GROWTH = 2.5;

/** First measures a text of this length and one four times as long: most functions take no measurable time. */
const SHORT = 1_500;
/** If the fourfold text takes less than this, the time is not quadratic. */
const NO_TIME_MS = 1;
/** Longer texts would take minutes. */
const HOPELESS_MS = 1_000;
const ENOUGH_MS = 1;
/** The square of this length takes far more than ENOUGH_MS, even at thirty characters a nanosecond. */
const LONG = 40_000;
/** The time of a text and of one eight times as long tell proportion from the square apart from any noise. */
const DOUBLINGS = 3;
/** Growth that is still too fast at this time is not noise. */
const CERTAIN_MS = 200;
const ROUNDS = 5;

/**
 * Null if twice the text takes about twice the time; otherwise the growth. Times are the shortest of several runs, and
 * the texts differ a little, so that caches do not help. `shortest`: the length of the first text, in UTF-16 units.
 */
export function superlinearGrowth(run: (text: string) => unknown, textOf: TextOf, shortest = SHORT): Growth | null {
  let differently = 0;
  const time = (size: number): number => {
    differently = (differently + 7) % 101;
    const text = flat(textOf(size + differently));
    const started = threadMs();
    run(text);
    return threadMs() - started;
  };

  const short = time(shortest);
  const long = time(shortest * 4);
  if (long < NO_TIME_MS || long / short <= MOST_GROWTH ** 2) return null;
  if (long > HOPELESS_MS) return { ratio: Math.sqrt(long / short), size: shortest * 4, ms: long };

  let size = shortest;
  // The first runs are slow because of compilation.
  let took = Math.min(time(size), time(size));
  while (took < ENOUGH_MS) {
    size *= 2;
    if (size >= LONG) return null;
    took = Math.min(time(size), time(size));
  }
  const longer = time(size * 4);
  if (longer / took <= MOST_GROWTH ** 2) return null;
  // Cubic time, which would take minutes to measure better.
  if (longer / took > 10 * MOST_GROWTH ** 2) return { ratio: Math.sqrt(longer / took), size: size * 4, ms: longer };

  // Cache misses or a garbage collection affect one size only, so all sizes must grow too fast.
  for (; ; size *= 2) {
    const longest = size * 2 ** DOUBLINGS;
    const best = { short: Infinity, long: Infinity };
    for (let round = 0; round < ROUNDS; round += 1) {
      best.short = Math.min(best.short, time(size));
      best.long = Math.min(best.long, time(longest));
      if (best.long / best.short <= MOST_GROWTH ** DOUBLINGS) return null;
      if (best.long > HOPELESS_MS) break;
    }
    if (best.long > CERTAIN_MS)
      return { ratio: (best.long / best.short) ** (1 / DOUBLINGS), size: longest, ms: best.long };
  }
}

/** Flattens a string, so that joining its parts is not measured. */
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
