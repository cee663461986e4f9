import { vi } from 'vitest';

const LOOK_AGAIN_MS = 5;

export type StoppedTimers = {
  /** How often a timer of `ms` milliseconds has been set. */
  timesSet(ms: number): number;
  /** Resolves once a timer of `ms` milliseconds has been set for the `times`th time. */
  wasSet(ms: number, times: number): Promise<void>;
  /** Fires at once what is due within the next `ms` milliseconds. */
  pass(ms: number): void;
};

/**
 * Stops the timers of this thread until `vi.useRealTimers()`. A time limit then passes only when a test says so: on a
 * busy machine no honest job runs into it.
 */
export function stopTimers(): StoppedTimers {
  const later = globalThis.setTimeout;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const stopped = globalThis.setTimeout;
  const delays: unknown[] = [];
  // No spy: whoever restores all spies later would put the stopped timer back in place of the real one.
  const record = (...given: Parameters<typeof stopped>) => {
    delays.push(given[1]);
    return stopped(...given);
  };
  globalThis.setTimeout = Object.assign(record, stopped);
  const timesSet = (ms: number): number => delays.filter((delay) => delay === ms).length;
  return {
    timesSet,
    async wasSet(ms, times) {
      while (timesSet(ms) < times) {
        await new Promise((resolve) => later(resolve, LOOK_AGAIN_MS));
      }
    },
    pass: (ms) => {
      vi.advanceTimersByTime(ms);
    },
  };
}
