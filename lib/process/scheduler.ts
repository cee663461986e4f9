import { AppError } from '../domain/errors';
import { leaveTurn } from './current-turn';
import { FairQueue, type FairQueueLimits, type Owner } from './fair-queue';

export type SchedulerOptions = FairQueueLimits & {
  /** Jobs that run at the same time. */
  slots: number;
  /** The longest wait: a job that has not started by then is refused as busy. Its running time does not count. */
  waitLimitMs: number;
};

export type Scheduler = {
  /**
   * Runs `work` when its turn comes.
   * @throws AppError busy when the queue is full, the wait too long, or the process about to end; whatever `work` throws.
   */
  run<Value>(owner: Owner, work: () => Promise<Value>): Promise<Value>;
  load(): { running: number; waiting: number };
  /** Accepts no more jobs and waits up to `limitMs` for its jobs; then refuses the queued rest as busy. */
  drain(limitMs: number): Promise<void>;
};

type Job = { owner: Owner; start: () => void; refuse: () => void };

/** The assumed duration before the first job has run. */
const FIRST_GUESS_MS = 1_000;
/** The weight of the newest duration in the moving average: one slow job must not inflate every estimate. */
const NEWEST = 0.2;

/**
 * Runs all long work: a fixed number of jobs at a time, the others in a fair queue (see FairQueue). With several slots,
 * neither one member nor all background jobs together hold all of them, so that another person's job starts at once.
 */
export function createScheduler({ slots, waitLimitMs, ...limits }: SchedulerOptions): Scheduler {
  const queue = new FairQueue<Job>(limits);
  const running = new Set<Owner>();
  const share = Math.max(1, slots - 1);
  let meanMs = FIRST_GUESS_MS;
  let isDraining = false;
  let onIdle: () => void = () => undefined;

  const mayStart = ({ clinicId, memberId, rank }: Owner): boolean => {
    const those = [...running];
    const own = those.filter((one) => one.clinicId === clinicId && one.memberId === memberId);
    const background = rank === 'background' ? those.filter((one) => one.rank === 'background') : [];
    return own.length < share && background.length < share;
  };

  const startNext = (): void => {
    while (running.size < slots) {
      const job = queue.next(mayStart);
      if (!job) break;
      job.start();
    }
    if (running.size + queue.waiting === 0) onIdle();
  };

  const busy = (owner: Owner): AppError => {
    const before = queue.jobsBefore(owner) + running.size;
    return new AppError('busy', { retryAfterSeconds: Math.max(1, Math.ceil((before * meanMs) / slots / 1_000)) });
  };

  const turnOf = (owner: Owner): Promise<void> =>
    new Promise((resolve, reject) => {
      const refuse = (): void => {
        clearTimeout(timer);
        queue.remove(job);
        reject(busy(owner));
      };
      const start = (): void => {
        clearTimeout(timer);
        running.add(owner);
        resolve();
      };
      const job: Job = { owner, start, refuse };
      const timer = setTimeout(refuse, waitLimitMs);
      if (isDraining || !queue.add(owner, job)) refuse();
      else {
        // A refused request keeps its turn, so that repeating it gains nothing.
        leaveTurn();
        startNext();
      }
    });

  return {
    async run({ clinicId, memberId, rank }, work) {
      // One object per job, so that two jobs of one member count as two.
      const owner: Owner = { clinicId, memberId, rank };
      await turnOf(owner);
      const startedAt = performance.now();
      try {
        return await work();
      } finally {
        meanMs += NEWEST * (performance.now() - startedAt - meanMs);
        running.delete(owner);
        startNext();
      }
    },
    load: () => ({ running: running.size, waiting: queue.waiting }),
    async drain(limitMs) {
      isDraining = true;
      if (running.size + queue.waiting === 0) return;
      await new Promise<void>((resolve) => {
        onIdle = resolve;
        setTimeout(resolve, limitMs).unref();
      });
      for (let job = queue.next(); job !== null; job = queue.next()) job.refuse();
    },
  };
}
