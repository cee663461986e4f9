import { expect, test } from 'vitest';
import { failedTests, slowestTests, stageTimes, type TimedStage } from './timings';

const stages: TimedStage[] = [
  { name: 'Unit', passed: 1, failed: 0, tookMs: 61_000, tests: [{ name: 'a quick one', ms: 3, failed: false }] },
  {
    name: 'Browser',
    passed: 1,
    failed: 1,
    tookMs: 420_000,
    tests: [
      { name: 'a slow one', ms: 12_340, failed: false },
      { name: 'another', ms: 900, failed: true },
    ],
  },
];

test('the slowest tests are listed across stages, the slowest first', () => {
  expect(slowestTests(stages, 2).split('\n')).toEqual([
    'Slowest tests',
    '  12.3 s  Browser: a slow one',
    '   0.9 s  Browser: another',
  ]);
});

test('stages are listed with their time, the longest first', () => {
  expect(stageTimes(stages).split('\n')).toEqual(['Stages', ' 420.0 s  Browser', '  61.0 s  Unit']);
});

test('failed tests are named once more at the end, each with its stage', () => {
  expect(failedTests(stages)).toBe('Failed tests\n  Browser: another');
  expect(failedTests(stages.slice(0, 1))).toBe('');
});
