import './without-traces';

import { afterEach, expect, vi } from 'vitest';
import { cleanup } from 'vitest-browser-react/pure';
import { queue } from '@/components/ui/toast-region';
import { forgetRequests, takeOverRequests } from './requests';

/** What the page writes with console.error or console.warn; any of it fails the test, or the next one if it comes late. */
const problems: string[] = [];
for (const kind of ['error', 'warn'] as const) {
  console[kind] = (...words: unknown[]) => void problems.push(words.map(String).join(' '));
}

class SilentWorker extends EventTarget {
  postMessage(): void {}
  terminate(): void {}
}

takeOverRequests();
// Pages are drawn by a worker that is built apart: the tests of the whole app look at them.
window.Worker = SilentWorker as unknown as typeof Worker;

afterEach(async () => {
  await cleanup();
  // Messages outlive the page that shows them.
  queue.clear();
  vi.useRealTimers();
  vi.restoreAllMocks();
  localStorage.clear();
  expect(forgetRequests(), 'requests without an answer').toEqual([]);
  expect(problems.splice(0), 'words in the console').toEqual([]);
});
