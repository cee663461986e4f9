import { threadMs } from './thread-clock';

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
const LARGEST = 200_000;
/** Growth that is still too fast at this time is not noise. */
const CERTAIN_MS = 200;
const ROUNDS = 3;

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
    if (size >= LARGEST) return null;
    size *= 2;
    took = Math.min(time(size), time(size));
  }
  const longer = time(size * 4);
  if (longer / took <= MOST_GROWTH ** 2) return null;
  // Cubic time, which would take minutes to measure better.
  if (longer / took > 10 * MOST_GROWTH ** 2) return { ratio: Math.sqrt(longer / took), size: size * 4, ms: longer };

  // Cache misses or a garbage collection affect one size only, so all sizes must grow too fast.
  for (let longest = size * 4; ; longest *= 2) {
    const best = { once: Infinity, twice: Infinity };
    for (let round = 0; round < ROUNDS; round += 1) {
      best.once = Math.min(best.once, time(longest / 2));
      best.twice = Math.min(best.twice, time(longest));
      if (best.twice / best.once <= MOST_GROWTH) return null;
      if (best.twice > HOPELESS_MS) break;
    }
    if (best.twice > CERTAIN_MS) return { ratio: best.twice / best.once, size: longest, ms: best.twice };
  }
}

/** Flattens a string, so that joining its parts is not measured. */
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
