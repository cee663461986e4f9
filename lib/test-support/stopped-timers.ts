import { vi } from 'vitest';

const LOOK_AGAIN_MS = 5;

export type StoppedTimers = {
  /** How often a timer of `ms` milliseconds has been set. */
  timesSet(ms: number): number;
  /** Resolves once a timer of `ms` milliseconds has been set for the `times`th time. */
  wasSet(ms: number, times: number): Promise<void>;
  /** Resolves once a timer of `ms` milliseconds runs: it is set, and neither cleared nor due. */
  runs(ms: number): Promise<void>;
  /** Fires at once what is due within the next `ms` milliseconds. */
  pass(ms: number): void;
  /**
   * Fires each timer of `ms` milliseconds as soon as it runs, until `done` settles. It needs no count of the jobs that
   * set one: a job that ends at once may end before its timer is set.
   */
  passUntil<Value>(done: Promise<Value>, ms: number): Promise<Value>;
};

/**
 * Stops the timers of this thread until `vi.useRealTimers()`. A time limit then passes only when a test says so: on a
 * busy machine no honest job runs into it.
 */
export function stopTimers(): StoppedTimers {
  const later = globalThis.setTimeout;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const [set, clear] = [globalThis.setTimeout, globalThis.clearTimeout];
  const delays: unknown[] = [];
  const running = new Map<unknown, unknown>();
  // No spies: whoever restores all spies later would put the stopped timers back in place of the real ones.
  const recordSet = (callback: () => void, ms?: number) => {
    delays.push(ms);
    const timer = set(() => {
      running.delete(timer);
      callback();
    }, ms);
    running.set(timer, ms);
    return timer;
  };
  const recordClear = (timer: Parameters<typeof clear>[0]) => {
    running.delete(timer);
    clear(timer);
  };
  // With their properties, by which the fake timers are found when the real ones return.
  globalThis.setTimeout = Object.assign(recordSet, set);
  globalThis.clearTimeout = Object.assign(recordClear, clear);
  const lookAgain = () => new Promise((resolve) => later(resolve, LOOK_AGAIN_MS));
  const timesSet = (ms: number): number => delays.filter((delay) => delay === ms).length;
  const isRunning = (ms: number): boolean => [...running.values()].includes(ms);
  const pass = (ms: number): void => {
    vi.advanceTimersByTime(ms);
  };
  return {
    timesSet,
    async wasSet(ms, times) {
      while (timesSet(ms) < times) await lookAgain();
    },
    async runs(ms) {
      while (!isRunning(ms)) await lookAgain();
    },
    pass,
    async passUntil(done, ms) {
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      done.then(over, over);
      while (!isOver) {
        await lookAgain();
        if (isRunning(ms)) pass(ms);
      }
      return done;
    },
  };
}
