import { expect, test } from 'vitest';
import { readPlaywright, readVitest, requireTests } from './reports';

const file = (status: string, tests: number) => ({
  name: 'a.test.ts',
  status,
  assertionResults: Array.from({ length: tests }, (_, index) => ({ fullName: `test ${index}`, duration: index * 10 })),
});

test('Vitest: tests count, and so does a file that could not be loaded', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 2,
    testResults: [file('passed', 4), file('failed', 3), file('failed', 0)],
  };
  expect(readVitest(report).counts).toEqual({ passed: 5, failed: 3 });
});

test('Vitest: each test has its time', () => {
  const report = { numPassedTests: 2, numFailedTests: 0, testResults: [file('passed', 2)] };
  expect(readVitest(report).times).toEqual([
    { name: 'test 0', ms: 0 },
    { name: 'test 1', ms: 10 },
  ]);
});

const spec = (status: string, annotation?: string) => ({
  title: `a test that is ${status}`,
  tests: [
    {
      status,
      annotations: annotation === undefined ? [] : [{ type: annotation }],
      results: [{ duration: 300 }, { duration: 40 }],
    },
  ],
});

test('Playwright: only a test that passed on the first try has passed', () => {
  const report = {
    suites: [
      { specs: [spec('expected')], suites: [{ specs: [spec('expected'), spec('unexpected')] }] },
      { specs: [spec('flaky')] },
    ],
    errors: [{ message: 'no such fixture' }],
  };
  expect(readPlaywright(report).counts).toEqual({ passed: 2, failed: 3 });
});

test('Playwright: a test that was cut off has failed, one that is skipped on purpose does not count', () => {
  const report = { suites: [{ specs: [spec('expected'), spec('skipped'), spec('skipped', 'skip')] }], errors: [] };
  expect(readPlaywright(report).counts).toEqual({ passed: 1, failed: 1 });
});

test('Playwright: a test’s time is that of all its tries', () => {
  const report = { suites: [{ specs: [spec('flaky')] }], errors: [] };
  expect(readPlaywright(report).times).toEqual([{ name: 'a test that is flaky', ms: 340 }]);
});

test('a stage that ran nothing has failed', () => {
  expect(requireTests({ passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 });
  expect(requireTests({ passed: 1, failed: 0 })).toEqual({ passed: 1, failed: 0 });
});

test('a report of another shape is refused rather than counted as nothing', () => {
  expect(() => readVitest({ numPassedTests: 1 })).toThrow();
  expect(() => readPlaywright({ suites: {} })).toThrow();
});
