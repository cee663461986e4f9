import { expect, test } from 'vitest';
import { countPlaywright, countVitest, requireTests } from './counts';

const file = (status: string, tests: number) => ({
  status,
  assertionResults: Array.from({ length: tests }, () => ({})),
});

test('Vitest: tests count, and so does a file that could not be loaded', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 2,
    testResults: [file('passed', 4), file('failed', 3), file('failed', 0)],
  };
  expect(countVitest(report)).toEqual({ passed: 5, failed: 3 });
});

const spec = (status: string, annotation?: string) => ({
  tests: [{ status, annotations: annotation === undefined ? [] : [{ type: annotation }] }],
});

test('Playwright: only a test that passed at the first try has passed', () => {
  const report = {
    suites: [
      { specs: [spec('expected')], suites: [{ specs: [spec('expected'), spec('unexpected')] }] },
      { specs: [spec('flaky')] },
    ],
    errors: [{ message: 'no such fixture' }],
  };
  expect(countPlaywright(report)).toEqual({ passed: 2, failed: 3 });
});

test('Playwright: a test that was cut off has failed, one that is skipped on purpose does not count', () => {
  const report = { suites: [{ specs: [spec('expected'), spec('skipped'), spec('skipped', 'skip')] }], errors: [] };
  expect(countPlaywright(report)).toEqual({ passed: 1, failed: 1 });
});

test('a stage that ran nothing has failed', () => {
  expect(requireTests({ passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 });
  expect(requireTests({ passed: 1, failed: 0 })).toEqual({ passed: 1, failed: 0 });
});

test('a report of another shape is refused rather than counted as nothing', () => {
  expect(() => countVitest({ numPassedTests: 1 })).toThrow();
  expect(() => countPlaywright({ suites: {} })).toThrow();
});
