import { type LogFields, logEvent } from './log';

const AGAIN_AFTER_MS = 60_000;

/**
 * A fault that everybody who asks meets again: it is logged, and counted for alerts, when it begins, when its fields
 * change, and once a minute while it lasts. A stranger's requests must not make the log and its counters grow.
 */
export function recurringEvent(level: 'warn' | 'error', event: string) {
  let last: { fields: string; at: number } | undefined;
  return {
    report(fields: LogFields): void {
      const text = JSON.stringify(fields);
      if (last?.fields === text && performance.now() - last.at < AGAIN_AFTER_MS) return;
      last = { fields: text, at: performance.now() };
      logEvent(level, event, fields);
    },
    over(): void {
      last = undefined;
    },
  };
}

export type RecurringEvent = ReturnType<typeof recurringEvent>;
