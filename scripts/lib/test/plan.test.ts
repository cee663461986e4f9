import { describe, expect, test } from 'vitest';
import { groups } from './options';
import { planOf } from './plan';

const plan = (...wanted: Parameters<typeof planOf>[0]) =>
  planOf(wanted, { databases: {}, specs: undefined }).map(({ name }) => name);

describe('the stages of npm test', () => {
  test('cover every group', () => {
    for (const group of groups) expect(plan(group), group).not.toEqual([]);
  });

  test('build only for a group that serves the build', () => {
    expect(plan('unit', 'db', 'components')).not.toContain('Build');
    for (const group of ['setup', 'long', 'e2e'] as const) expect(plan(group)[0]).toBe('Build');
  });

  test('start the build first and the browser tests before everything that can run beside them', () => {
    const all = plan(...groups);
    expect(all[0]).toBe('Build');
    for (const shorter of ['Database', 'Components', 'Pages', 'Start', 'Long', 'Firefox']) {
      expect(all.indexOf('Browser'), shorter).toBeLessThan(all.indexOf(shorter));
    }
  });

  test('run the journeys in Firefox with the tests that take minutes alone', () => {
    expect(plan('long')).toEqual(['Build', 'Long', 'Firefox']);
    for (const group of groups.filter((one) => one !== 'long')) expect(plan(group), group).not.toContain('Firefox');
  });

  test('wait only for stages of the same plan', () => {
    for (const group of groups) {
      const stages = planOf([group], { databases: {}, specs: undefined });
      const names = stages.map(({ name }) => name);
      for (const { needs = [] } of stages) expect(names).toEqual(expect.arrayContaining([...needs]));
    }
  });

  test('say why the browser tests fail where no Chromium was found', async () => {
    const [components] = planOf(['components'], {
      chromium: { problem: 'install chromium' },
      databases: {},
      specs: undefined,
    });
    const context = { signal: new AbortController().signal, say: () => {}, files: [], changedSince: undefined };
    const result = await components?.work({ ...context, workers: undefined });
    expect(result).toMatchObject({ passed: 0, failed: 1, output: 'install chromium' });
  });
});
