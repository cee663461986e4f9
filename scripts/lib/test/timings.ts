import { seconds } from '../step-line.mjs';
import type { Counts, TestRun } from './reports';

export type TimedStage = Counts & { name: string; tookMs: number; tests: readonly TestRun[] };

/** The slowest tests of all stages, the slowest first, one on each line with its stage. */
export function slowestTests(stages: readonly TimedStage[], count: number): string {
  const slowest = stages
    .flatMap(({ name: stage, tests }) => tests.map(({ name, ms }) => ({ stage, name, ms })))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, count);
  if (slowest.length === 0) return '';
  return ['Slowest tests', ...slowest.map(({ stage, name, ms }) => `${seconds(ms)}  ${stage}: ${name}`)].join('\n');
}

/** The names of the tests that failed, one on each line with its stage: a long run's own lines are far above. */
export function failedTests(stages: readonly TimedStage[]): string {
  const failed = stages.flatMap(({ name, tests }) =>
    tests.filter((test) => test.failed).map((test) => [name, test.name]),
  );
  if (failed.length === 0) return '';
  return ['Failed tests', ...failed.map(([stage, name]) => `  ${stage}: ${name}`)].join('\n');
}

/** What each stage took, the longest first. Stages run side by side, so the sum is more than the whole. */
export function stageTimes(stages: readonly TimedStage[]): string {
  const sorted = stages.toSorted((a, b) => b.tookMs - a.tookMs);
  return ['Stages', ...sorted.map(({ name, tookMs }) => `${seconds(tookMs)}  ${name}`)].join('\n');
}
