import os from 'node:os';
import { afterEach, expect, it, vi } from 'vitest';
import { yieldToServer } from './worker-task';

afterEach(() => {
  vi.restoreAllMocks();
});

it.skipIf(process.platform !== 'linux').each([
  [0, 3],
  [10, 10],
])('a thread of a server with niceness %i has %i: nobody but root may lower it', (given, expected) => {
  vi.spyOn(os, 'getPriority').mockReturnValue(given);
  const set = vi.spyOn(os, 'setPriority').mockReturnValue(undefined);
  yieldToServer();
  expect(set).toHaveBeenCalledWith(0, expected);
});
