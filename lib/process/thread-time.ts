import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** The CPU time of one thread of this process. Only Linux tells it to other threads; elsewhere both answers are null. */

/** The number that the system gives to the calling thread. */
export function ownThreadNumber(): number | null {
  try {
    return Number(basename(readlinkSync('/proc/thread-self')));
  } catch {
    return null;
  }
}

/** Milliseconds that the thread has run so far; null when it has ended, or its number is unknown. */
export function cpuMsOf(threadNumber: number | null): number | null {
  if (threadNumber === null) return null;
  try {
    const [nanoseconds = ''] = readFileSync(`/proc/self/task/${threadNumber}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1e6;
  } catch {
    return null;
  }
}
