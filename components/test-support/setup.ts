import { afterEach, beforeEach, expect, vi } from 'vitest';
import { cleanup } from 'vitest-browser-react/pure';
import { queue } from '@/components/ui/toast-region';
import { forgetRequests, takeOverRequests } from './requests';

/** What the browser would say in its console: any of it fails the test. */
const problems: string[] = [];

class SilentWorker extends EventTarget {
  postMessage(): void {}
  terminate(): void {}
}

takeOverRequests();
// Pages are drawn by a worker that is built apart: the tests of the whole app look at them.
window.Worker = SilentWorker as unknown as typeof Worker;

beforeEach(() => {
  problems.length = 0;
  for (const kind of ['error', 'warn'] as const) {
    vi.spyOn(console, kind).mockImplementation((...words) => void problems.push(words.map(String).join(' ')));
  }
});

afterEach(async () => {
  await cleanup();
  // Messages outlive the page that shows them.
  queue.clear();
  vi.useRealTimers();
  vi.restoreAllMocks();
  localStorage.clear();
  expect(forgetRequests(), 'requests without an answer').toEqual([]);
  expect(problems, 'words in the console').toEqual([]);
});
