import os from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { transferableSymbol, valueSymbol } from 'piscina';
import { afterEach, expect, it, vi } from 'vitest';
import { workerTask, yieldToServer } from './worker-task';

afterEach(() => {
  vi.restoreAllMocks();
});

it('a task hands its large results over without a copy, and small ones as they are', () => {
  const task = workerTask(
    (count: number) => new Uint8Array(count),
    (bytes) => (bytes.length > 1 ? [bytes.buffer] : []),
  );
  const resultOf = (count: number): object => {
    const { port1, port2 } = new MessageChannel();
    port1.close();
    return task({ input: count, started: port2 });
  };
  expect(resultOf(1)).toEqual(new Uint8Array(1));
  const large = resultOf(9);
  expect(large).toMatchObject({ [valueSymbol]: new Uint8Array(9), [transferableSymbol]: [new ArrayBuffer(9)] });
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
