import { openSync, readSync } from 'node:fs';

const SCHEDULED = '/proc/thread-self/schedstat';

/**
 * The CPU time of this thread in milliseconds. Other programs and other test threads do not count. Outside Linux, wall
 * time.
 */
export const threadMs: () => number = clock();

function clock(): () => number {
  try {
    const file = openSync(SCHEDULED, 'r');
    const bytes = Buffer.alloc(64);
    return () => {
      // Reading the process's times makes the kernel update this thread's.
      process.cpuUsage();
      return Number.parseInt(bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0)), 10) / 1e6;
    };
  } catch {
    return () => performance.now();
  }
}
