import { expect, test } from 'vitest';
import { readPlaywright, readVitest, requireTests } from './reports';

const file = (status: string, tests: number) => ({
  name: 'a.test.ts',
  status,
  assertionResults: Array.from({ length: tests }, (_, index) => ({
    fullName: `test ${index}`,
    status: 'passed',
    duration: index * 10,
  })),
});

test('Vitest: tests count, and so does a file that could not be loaded', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 2,
    testResults: [file('passed', 4), file('failed', 3), file('failed', 0)],
  };
  expect(readVitest(report).counts).toEqual({ passed: 5, failed: 3 });
});

test('Vitest: each test has its time, and what failed has its name', () => {
  const failing = { fullName: 'a failing one', status: 'failed', duration: 5 };
  const broken = { ...file('failed', 0), name: 'b.test.ts' };
  const testResults = [file('passed', 2), { ...file('failed', 0), assertionResults: [failing] }, broken];
  expect(readVitest({ numPassedTests: 2, numFailedTests: 1, testResults }).tests).toEqual([
    { name: 'test 0', ms: 0, failed: false },
    { name: 'test 1', ms: 10, failed: false },
    { name: 'a failing one', ms: 5, failed: true },
    { name: 'b.test.ts', ms: 0, failed: true },
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
  expect(readPlaywright(report).tests).toEqual([{ name: 'a test that is flaky', ms: 340, failed: true }]);
});

test('a stage that ran nothing has failed', () => {
  expect(requireTests({ passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 });
  expect(requireTests({ passed: 1, failed: 0 })).toEqual({ passed: 1, failed: 0 });
});

test('a report of another shape is refused rather than counted as nothing', () => {
  expect(() => readVitest({ numPassedTests: 1 })).toThrow();
  expect(() => readPlaywright({ suites: {} })).toThrow();
});
