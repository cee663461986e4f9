// @ts-check

/** The server's own defaults, in milliseconds; lib/env.ts has the same. */
const usual = { delayMs: 0, limitMs: 20_000 };

/** What closing connections and signing the audit trails' heads takes at most, after the last request. */
const CLOSING_MS = 10_000;

/**
 * How long the server may take to end in order, in milliseconds: longer than it takes requests, and then cuts them.
 *
 * @param {Readonly<Record<string, string | undefined>>} env of the server, checked
 */
export function stopPatienceMs({ SHUTDOWN_DELAY_MS, SHUTDOWN_LIMIT_MS }) {
  return Number(SHUTDOWN_DELAY_MS || usual.delayMs) + Number(SHUTDOWN_LIMIT_MS || usual.limitMs) + CLOSING_MS;
}
