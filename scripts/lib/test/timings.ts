import { seconds } from '../step-line.mjs';
import type { Counts, TestTime } from './reports';

export type TimedStage = Counts & { name: string; tookMs: number; tests: readonly TestTime[] };

/** The slowest tests of all stages, the slowest first, one on each line with its stage. */
export function slowestTests(stages: readonly TimedStage[], count: number): string {
  const slowest = stages
    .flatMap(({ name: stage, tests }) => tests.map(({ name, ms }) => ({ stage, name, ms })))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, count);
  if (slowest.length === 0) return '';
  return ['Slowest tests', ...slowest.map(({ stage, name, ms }) => `${seconds(ms)}  ${stage}: ${name}`)].join('\n');
}

/** What each stage took, the longest first. Stages run side by side, so the sum is more than the whole. */
export function stageTimes(stages: readonly TimedStage[]): string {
  const sorted = stages.toSorted((a, b) => b.tookMs - a.tookMs);
  return ['Stages', ...sorted.map(({ name, tookMs }) => `${seconds(tookMs)}  ${name}`)].join('\n');
}
