import { describe, expect, it } from 'vitest';
import { nextTry, waitAfterWrongMs, waitWords } from './code-backoff';

describe('S15: wrong codes', () => {
  it('the wait doubles after the second wrong code, up to 15 minutes', () => {
    const waits = Array.from({ length: 16 }, (_, index) => waitAfterWrongMs(index) / 1_000);
    expect(waits).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  it('a guesser who never stops gets about 100 guesses a day', () => {
    let [wrong, lastMs, guesses] = [0, 0, 0];
    for (let ms = 0; ms < 24 * 3_600_000; ms += 1_000) {
      const next = nextTry({ wrong, msSince: ms - lastMs });
      if ('waitMs' in next) continue;
      guesses += 1;
      [wrong, lastMs] = [next.wrong, ms];
    }
    expect(guesses).toBeGreaterThan(90);
    expect(guesses).toBeLessThanOrEqual(110);
  });

  it('wrong codes expire after a day without an attempt', () => {
    const afterMs = (msSince: number) => nextTry({ wrong: 40, msSince });
    expect(afterMs(899_000)).toEqual({ waitMs: 1_000 });
    expect(afterMs(900_000)).toEqual({ wrong: 41 });
    expect(afterMs(24 * 3_600_000)).toEqual({ wrong: 1 });
  });

  it('the message names the wait in seconds or whole minutes', () => {
    expect([1, 1_000, 59_000, 60_000, 61_000, 900_000].map(waitWords)).toEqual([
      '1 second',
      '1 second',
      '59 seconds',
      '1 minute',
      '2 minutes',
      '15 minutes',
    ]);
  });
});
