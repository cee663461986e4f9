import { describe, expect, test } from 'vitest';
import { runTasks, type Task } from './schedule';

/** Tasks that log when they start and end; each ends when `finish` names it. */
function recorder() {
  const log: string[] = [];
  const finishers = new Map<string, (ok: boolean) => void>();
  const task = (name: string, needs: string[] = []): Task => ({
    name,
    needs,
    run: () => {
      log.push(`start ${name}`);
      return new Promise((resolve) => {
        finishers.set(name, (ok) => {
          log.push(`end ${name}`);
          resolve(ok);
        });
      });
    },
  });
  const finish = async (name: string, ok = true) => {
    finishers.get(name)?.(ok);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { log, task, finish };
}

describe('runTasks', () => {
  test('starts no more tasks at once than there are lanes, in their order', async () => {
    const { log, task, finish } = recorder();
    const all = runTasks([task('a'), task('b'), task('c')], 2);
    expect(log).toEqual(['start a', 'start b']);
    await finish('b');
    expect(log).toEqual(['start a', 'start b', 'end b', 'start c']);
    await finish('a');
    await finish('c');
    expect(await all).toEqual([]);
  });

  test('gives a free lane to a later task while an earlier one waits for what it needs', async () => {
    const { log, task, finish } = recorder();
    const all = runTasks([task('build'), task('browser', ['build']), task('unit')], 2);
    expect(log).toEqual(['start build', 'start unit']);
    await finish('build');
    expect(log.at(-1)).toBe('start browser');
    await finish('unit');
    await finish('browser');
    await all;
  });

  test('skips everything that needs a failed task, and runs the rest', async () => {
    const { log, task, finish } = recorder();
    const all = runTasks([task('build'), task('browser', ['build']), task('after', ['browser']), task('unit')], 1);
    await finish('build', false);
    await finish('unit');
    expect(await all).toEqual(['browser', 'after']);
    expect(log).toEqual(['start build', 'end build', 'start unit', 'end unit']);
  });

  test('ignores a need that is not part of this run', async () => {
    const { log, task, finish } = recorder();
    const all = runTasks([task('browser', ['build'])], 1);
    expect(log).toEqual(['start browser']);
    await finish('browser');
    await all;
  });

  test('reports tasks that wait for each other instead of hanging', async () => {
    const { task } = recorder();
    await expect(runTasks([task('a', ['b']), task('b', ['a'])], 2)).rejects.toThrow('wait for each other: a,b');
  });
});
