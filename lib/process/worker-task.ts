import os from 'node:os';
import type { MessagePort } from 'node:worker_threads';

/** What a worker thread is handed: the input, and where to say that it has begun, since its time counts from then. */
export type Task<Input> = { input: Input; started: MessagePort };

/** Makes a function a task of a work pool (see work-pool.ts). What it throws rejects the pool's promise. */
export function workerTask<Input, Output>(work: (input: Input) => Output): ({ input, started }: Task<Input>) => Output {
  return ({ input, started }) => {
    started.postMessage('started');
    started.close();
    return work(input);
  };
}

/** Enough that the server's own thread goes first, and not so much that other programs stop the work. */
const NICENESS = 3;

/**
 * Lets the server's own thread go first where the cores are few. Only Linux has a priority for each thread; elsewhere
 * this would slow down the whole process.
 */
export function yieldToServer(): void {
  // A server that was started with "nice" goes last already, and only root may go before it again.
  if (process.platform === 'linux') os.setPriority(0, Math.max(os.getPriority(0), NICENESS));
}
