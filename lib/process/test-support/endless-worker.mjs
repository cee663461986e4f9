import { readFileSync, readlinkSync } from 'node:fs';

// A worker that hangs on every text, for tests of the server's behavior meanwhile.
await Promise.resolve();

const hang = () => {
  for (;;);
};

/** Without a thread number, as outside Linux: only the clock counts. */
function begin(started, threadNumber = null) {
  started.postMessage(threadNumber);
  started.close();
}

function never({ input, started }) {
  begin(started);
  // Topics without a text have no grades.
  if (Array.isArray(input) && input.length === 0) return [];
  hang();
}

function neverRead({ input, started }) {
  begin(started);
  if (input.file.length === 0) return { is: 'faulty', files: [] };
  hang();
}

export { never as checkBlocking, never as gradeTopics, never as render, never as verifyList, neverRead as preview };

const numberOfThread = () => Number(readlinkSync('/proc/thread-self').split('/').at(-1));

/** Uses no CPU time, like a thread that other programs leave none. */
export function starve({ started }) {
  begin(started, numberOfThread());
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** Says on a channel when it has used `input` milliseconds of CPU time, and goes on. */
export function spin({ input: ms, started }) {
  begin(started, numberOfThread());
  const usedMs = () => Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  const begunAt = usedMs();
  while (usedMs() - begunAt < ms);
  new BroadcastChannel('spun').postMessage('spun');
  hang();
}
