import { expect, it, vi } from 'vitest';
import { loadOnce } from './load-once';

it('loads once for all who ask', async () => {
  const load = vi.fn(async () => 'words');
  const words = loadOnce(load);
  expect(await Promise.all([words(), words()])).toEqual(['words', 'words']);
  expect(await words()).toBe('words');
  expect(load).toHaveBeenCalledTimes(1);
});

it('tells all who wait of a failure, and loads again for the next', async () => {
  const load = vi.fn(async () => 'words').mockRejectedValueOnce(new Error('too many open files'));
  const words = loadOnce(load);
  const results = await Promise.allSettled([words(), words()]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await words()).toBe('words');
  expect(load).toHaveBeenCalledTimes(2);
});
