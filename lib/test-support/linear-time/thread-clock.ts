import { openSync, readSync } from 'node:fs';

const SCHEDULED = '/proc/thread-self/schedstat';

/**
 * Milliseconds of processor time that this thread has used. Neither other programs on a busy machine nor the other
 * threads of the test run count. Without Linux it is the time on the wall.
 */
export const threadMs: () => number = clock();

function clock(): () => number {
  try {
    const file = openSync(SCHEDULED, 'r');
    const bytes = Buffer.alloc(64);
    return () => {
      // Asking for the process's times makes the kernel bring this thread's up to date.
      process.cpuUsage();
      return Number.parseInt(bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0)), 10) / 1e6;
    };
  } catch {
    return () => performance.now();
  }
}
