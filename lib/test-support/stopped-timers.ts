import { vi } from 'vitest';

const LOOK_AGAIN_MS = 5;

export type StoppedTimers = {
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
  const set = vi.spyOn(globalThis, 'setTimeout');
  return {
    async wasSet(ms, times) {
      while (set.mock.calls.filter(([, delay]) => delay === ms).length < times) {
        await new Promise((resolve) => later(resolve, LOOK_AGAIN_MS));
      }
    },
    pass: (ms) => {
      vi.advanceTimersByTime(ms);
    },
  };
}
