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

test('Playwright: a test that passed only at the second try has failed, and so has an error outside of tests', () => {
  const report = {
    stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 0 },
    errors: [{ message: 'no such fixture' }],
  };
  expect(countPlaywright(report)).toEqual({ passed: 7, failed: 3 });
});

test('a stage that ran nothing has failed', () => {
  expect(requireTests({ passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 });
  expect(requireTests({ passed: 1, failed: 0 })).toEqual({ passed: 1, failed: 0 });
});

test('a report of another shape is refused rather than counted as nothing', () => {
  expect(() => countVitest({ numPassedTests: 1 })).toThrow();
  expect(() => countPlaywright({ stats: {} })).toThrow();
});
