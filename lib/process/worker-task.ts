import os from 'node:os';
import type { MessagePort, Transferable } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { ownThreadNumber } from './thread-time';

/**
 * The data that a worker thread gets: the input, and a port for its start message, from which its time counts. The
 * message is the number of the thread, so that the server can look up its CPU time.
 */
export type Task<Input> = { input: Input; started: MessagePort };

const threadNumber = ownThreadNumber();

/**
 * Wraps a function as a task of a work pool (see work-pool.ts). Its error rejects the pool's promise. `transfer`: buffers
 * of the result that are moved to the server's thread, not copied.
 */
export function workerTask<Input, Output>(
  work: (input: Input) => Output,
  transfer: (output: Output) => Transferable[] = () => [],
) {
  return ({ input, started }: Task<Input>) => {
    started.postMessage(threadNumber);
    started.close();
    const output = work(input);
    const moved = transfer(output);
    if (moved.length === 0 || typeof output !== 'object' || output === null) return output;
    return move({ [transferableSymbol]: moved, [valueSymbol]: output });
  };
}

/** Low enough that the server's own thread goes first, and high enough that other programs do not starve the work. */
const NICENESS = 3;

/**
 * Lets the server's own thread go first where the cores are few. Only Linux has a priority for each thread; elsewhere
 * this would slow down the whole process.
 */
export function yieldToServer(): void {
  // A server started with "nice" already has a low priority, and only root may raise it.
  if (process.platform === 'linux') os.setPriority(0, Math.max(os.getPriority(0), NICENESS));
}
