import { threadMs } from './thread-clock';

/** A text of about this many UTF-16 units. */
export type TextOf = (size: number) => string;

/** How the time grew when the text became twice as long, and what the longer one took. */
export type Growth = { ratio: number; size: number; ms: number };

/** Twice the text may take this many times as long: more than two for the noise, less than four for the square. */
const MOST_GROWTH = 2.5;

/** A text of this length, and one of four times the length, are read first: most functions are done in no time. */
const SHORT = 1_500;
/** Four times the short text in less than this cannot have been the square of its length. */
const NO_TIME_MS = 1;
/** Longer texts would take minutes. */
const HOPELESS_MS = 1_000;
const ENOUGH_MS = 1;
const LARGEST = 200_000;
/** What still grows too fast at this time does not grow in proportion: noise has ended long before. */
const CERTAIN_MS = 200;
const ROUNDS = 3;

/**
 * Null where twice the text takes about twice the time; else how much longer it took. Times are the shortest of
 * several tries, and of texts that differ a little, so that nothing is remembered from the one before. `shortest`: in
 * UTF-16 units, the text to begin with.
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
  // The first runs are slow for another reason: the code is being compiled.
  let took = Math.min(time(size), time(size));
  while (took < ENOUGH_MS) {
    if (size >= LARGEST) return null;
    size *= 2;
    took = Math.min(time(size), time(size));
  }
  const longer = time(size * 4);
  if (longer / took <= MOST_GROWTH ** 2) return null;
  // A cube, which would take minutes to be measured better.
  if (longer / took > 10 * MOST_GROWTH ** 2) return { ratio: Math.sqrt(longer / took), size: size * 4, ms: longer };

  // A text that outgrows a cache or calls for a garbage collection does so at one size: all of them must grow too fast.
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

/** A string in one piece: joining the pieces is no part of what is measured. */
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
