import { expect, test } from 'vitest';
import { slowestTests, stageTimes, type TimedStage } from './timings';

const stages: TimedStage[] = [
  { name: 'Unit', passed: 1, failed: 0, tookMs: 61_000, tests: [{ name: 'a quick one', ms: 3 }] },
  {
    name: 'Browser',
    passed: 2,
    failed: 0,
    tookMs: 420_000,
    tests: [
      { name: 'a slow one', ms: 12_340 },
      { name: 'another', ms: 900 },
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
