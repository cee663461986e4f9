import { existsSync } from 'node:fs';
import { MessageChannel, type Transferable } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { shareErrorKind } from '../domain/error-brand';
import { AppError } from '../domain/errors';
import { recurringEvent } from '../recurring-event';
import type { Owner } from './fair-queue';
import { createScheduler, type SchedulerOptions } from './scheduler';
import { onShutdown } from './shutdown';
import { cpuMsOf } from './thread-time';

/** The functions that a worker's file exports, each wrapped by `workerTask`, by their names there. */
export type Tasks = Record<string, (input: never) => unknown>;

export type WorkPoolOptions = Omit<SchedulerOptions, 'slots'> & {
  /** The worker's bundle. */
  workerFile: string;
  /** The minimum and maximum number of threads: those above `kept` end when idle. */
  threads: { kept: number; most: number };
  /** The time limit of a job, from its start in the thread. Reading its input may take as long. */
  timeLimitMs: number;
  /** The heap limit of a thread. */
  memoryMb: number;
  /** Whether reading the input writes something, such as an event: such a job must not be tried again by itself. */
  readingWrites?: boolean;
};

export type WorkPool<Of extends Tasks> = {
  /**
   * Runs one task in a thread when the owner's turn comes (see Scheduler). `input` may be a function, so that queued
   * input takes no memory. `transfer`: buffers moved to the thread, which are empty here afterwards.
   * @throws AppError busy, also when the machine left the thread too little time; unavailable when reading the input
   * does not end; WorkFailure; whatever `input` throws.
   */
  run<Name extends keyof Of & string>(
    owner: Owner,
    name: Name,
    input: Parameters<Of[Name]>[0] | (() => Promise<Parameters<Of[Name]>[0]>),
    transfer?: (input: Parameters<Of[Name]>[0]) => Transferable[],
  ): Promise<Awaited<ReturnType<Of[Name]>>>;
  load(): Load;
  /** Finishes its jobs within a short deadline and ends the threads. */
  close(): Promise<void>;
};

/** The reason for a missing result: the task ran out of time or memory, or it threw. */
export class WorkFailure extends Error {
  constructor(
    readonly why: 'too-slow' | 'out-of-memory' | 'failed',
    cause: unknown,
  ) {
    super(`A worker thread gave no result: ${why}`, { cause });
    this.name = 'WorkFailure';
  }
}
shareErrorKind(WorkFailure, 'WorkFailure');

/** Start-up deadline of a thread. */
const THREAD_START_LIMIT_MS = 30_000;
/** A job that ends at its limit with a smaller share of it as CPU time was held up by other work, not by its input. */
const FAIR_SHARE = 0.5;
/** When to retry what a loaded machine did not finish. */
const LOADED_RETRY_SECONDS = 10;
/** Keeps an idle thread for a minute: an attack needs one again and again, and a start takes a second. */
const IDLE_MS = 60_000;
/** Shorter than the shutdown's deadline for each resource. */
const DRAIN_LIMIT_MS = 3_000;

export function createWorkPool<Of extends Tasks>(options: WorkPoolOptions): WorkPool<Of> {
  const { workerFile, threads, timeLimitMs, memoryMb, readingWrites = false, ...queue } = options;
  if (!existsSync(/*turbopackIgnore: true*/ workerFile)) {
    throw new WorkFailure('failed', new Error(`The worker is not built: ${workerFile} is missing`));
  }
  const pool = new Piscina({
    filename: workerFile,
    minThreads: threads.kept,
    maxThreads: threads.most,
    idleTimeout: IDLE_MS,
    // A worker reads no settings and must not see the server's secrets.
    env: { NODE_ENV: 'production' },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  // A thread that dies between tasks emits here; without a listener, Node would end the server.
  pool.on('error', () => undefined);
  // piscina gets at most one job per thread; the rest waits in the fair queue.
  const scheduler = createScheduler({ slots: threads.most, ...queue });

  return {
    run(owner, name, input, transfer = () => []) {
      return scheduler.run(owner, async () => {
        const given = typeof input === 'function' ? await readInTime(input, timeLimitMs) : input;
        // A person's page tries again a few times; a list of patients would go on for ever.
        const isRetried = owner.rank === 'person' && !readingWrites;
        return runInTime(pool, { name, input: given, transfer: transfer(given), timeLimitMs, isRetried });
      });
    },
    load: scheduler.load,
    async close() {
      await scheduler.drain(DRAIN_LIMIT_MS);
      await pool.destroy();
    },
  };
}

/** An AppError leaves no line in the log by itself. */
const readTimedOut = recurringEvent('error', 'database.unavailable');

/** Stops waiting at the limit: a database that does not answer must not keep the slot. A late answer is dropped. */
async function readInTime<Input>(read: () => Promise<Input>, limitMs: number): Promise<Input> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new AppError('unavailable'));
      readTimedOut.report({ afterMs: limitMs });
    }, limitMs);
  });
  try {
    return await Promise.race([read(), late]);
  } finally {
    clearTimeout(timer);
  }
}

type Run = { name: string; input: unknown; transfer: Transferable[]; timeLimitMs: number; isRetried: boolean };

/** The time counts from the thread's start message, so the thread's own start-up does not use it up. */
async function runInTime(pool: Piscina, { name, input, transfer, timeLimitMs, isRetried }: Run) {
  const tooSlow = new AbortController();
  let wasHeldUp = false;
  const { port1, port2 } = new MessageChannel();
  let timer = setTimeout(() => {
    wasHeldUp = true;
    tooSlow.abort();
  }, THREAD_START_LIMIT_MS);
  port1.once('message', (threadNumber: number | null) => {
    clearTimeout(timer);
    const before = cpuMsOf(threadNumber);
    timer = setTimeout(() => {
      const after = cpuMsOf(threadNumber);
      wasHeldUp = before !== null && after !== null && after - before < timeLimitMs * FAIR_SHARE;
      tooSlow.abort();
    }, timeLimitMs);
  });
  try {
    const task = { input, started: port2 };
    return await pool.run(task, { name, signal: tooSlow.signal, transferList: [port2, ...transfer] });
  } catch (error) {
    const why = whyOf(error);
    if (why === 'too-slow' && wasHeldUp && isRetried) {
      throw new AppError('busy', { cause: error, retryAfterSeconds: LOADED_RETRY_SECONDS });
    }
    throw new WorkFailure(why, error);
  } finally {
    clearTimeout(timer);
    port1.close();
  }
}

function whyOf(error: unknown): WorkFailure['why'] {
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'AbortError') return 'too-slow';
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'failed';
}

type Load = { running: number; waiting: number };
type Pool = { load(): Load; close(): Promise<void> };

// Next bundles the start-up code and the routes separately, and a hot reload must not leak threads.
const shared: typeof globalThis & { plainleafPools?: Map<string, Pool> } = globalThis;

/** Returns the process's only pool of this name. Opens it on first use and closes it at shutdown. */
export function processPool<Kind extends Pool>(name: string, open: () => Kind): Kind {
  shared.plainleafPools ??= new Map();
  const known = shared.plainleafPools.get(name);
  // Only this function fills the map, and each name has one kind of pool.
  if (known) return known as Kind;
  const pool = open();
  shared.plainleafPools.set(name, pool);
  onShutdown(name, 'connections', () => pool.close());
  return pool;
}

/** The load of that pool; zero before it is opened. */
export function loadOf(name: string): Load {
  return shared.plainleafPools?.get(name)?.load() ?? { running: 0, waiting: 0 };
}
