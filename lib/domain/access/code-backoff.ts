/** Computes the wait after wrong codes. Pure: the count and the time since the last one come in as arguments. */

/** Failures without a wait. */
const FREE = 2;
const LONGEST_WAIT_S = 900;
/** Wrong codes expire after this time without an attempt. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;
/** At this failure, a mail warns the account's owner. */
export const WARN_AT_WRONG = 10;

export type WrongCodes = { wrong: number; msSince: number };

/** 0 s, 0 s, then 1 s, 2 s, 4 s … up to 15 minutes: at the limit, 96 guesses a day. */
export function waitAfterWrongMs(wrong: number): number {
  if (wrong <= FREE) return 0;
  return Math.min(LONGEST_WAIT_S, 2 ** (wrong - FREE - 1)) * 1_000;
}

/** Counts one more attempt, or returns the time to wait for it. */
export function nextTry({ wrong, msSince }: WrongCodes): { waitMs: number } | { wrong: number } {
  if (msSince >= FORGOTTEN_AFTER_MS) return { wrong: 1 };
  const waitMs = waitAfterWrongMs(wrong) - msSince;
  return waitMs > 0 ? { waitMs } : { wrong: wrong + 1 };
}

/** "12 seconds", "4 minutes". */
export function waitWords(waitMs: number): string {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  const [count, unit] = seconds < 60 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
