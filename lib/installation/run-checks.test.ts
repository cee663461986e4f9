import { expect, test } from 'vitest';
import { ok } from '../domain/installation/finding';
import { errorName, runChecks } from './run-checks';

test('a check that throws or never answers is a problem of its own and hides no other', async () => {
  const secret = Object.assign(new Error('password "hunter2" for postgresql://x'), { code: '28P01' });
  const findings = await runChecks(
    [
      { check: 'mail', run: () => new Promise(() => {}) },
      { check: 'database', run: async () => ok('PostgreSQL 18') },
      { check: 'backup', run: () => Promise.reject(secret) },
      {
        check: 'clock',
        run: () => {
          throw new Error('hunter2');
        },
      },
    ],
    50,
  );
  expect(findings.map(({ check, state }) => `${check} ${state}`)).toEqual([
    'mail problem',
    'database ok',
    'backup problem',
    'clock problem',
  ]);
  expect(findings[0]?.found).toBe('No answer within 0.05 seconds');
  expect(findings[2]?.found).toContain('28P01');
  expect(JSON.stringify(findings)).not.toContain('hunter2');
});

test('an error is named by its code, also by that of its cause', () => {
  expect(errorName(new Error('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }))).toBe(
    'ECONNREFUSED',
  );
  expect(errorName(new TypeError('x'))).toBe('TypeError');
  expect(errorName('x')).toBe('unknown error');
});
