import { expect, test } from 'vitest';
import { inOrder } from './finding';

test('findings are shown in the order of the checks', () => {
  const ok = { state: 'ok', found: '', advice: '' } as const;
  const checks = inOrder([
    { check: 'proxy', ...ok },
    { check: 'environment', ...ok },
    { check: 'backup', ...ok },
  ]).map(({ check }) => check);
  expect(checks).toEqual(['environment', 'backup', 'proxy']);
});
