import { expect, it } from 'vitest';
import { table } from '../test-support/muscle-twitches';
import { columnWidths, estimateLines } from './column-widths';

const sum = (widths: number[]): number => widths.reduce((total, width) => total + width, 0);

it('fills the width and gives the wordy column more of it', () => {
  const widths = columnWidths(
    table('', ['Factor', 'What it does'], [['Stress', 'Is linked with more twitching and noticing it more']]),
    468,
    12,
    16,
  );
  expect(sum(widths)).toBeCloseTo(468, 5);
  expect(widths[1]).toBeGreaterThan((widths[0] ?? 0) * 2);
});

it('keeps room for the longest word of a narrow column', () => {
  const [first] = columnWidths(table('', ['Hyperthyroidism', 'B'], [['x', 'words '.repeat(60)]]), 468, 12, 16);
  expect(first).toBeGreaterThan(15 * 0.5 * 12);
});

it('still fits the page when there are more columns than room', () => {
  const header = Array.from({ length: 20 }, (_, index) => `Columnheading${index}`);
  expect(sum(columnWidths(table('', header, [header]), 468, 12, 16))).toBeCloseTo(468, 5);
});

it('counts line ends when it estimates the lines of a row', () => {
  const [row = []] = table('', ['a'], [['one\ntwo\nthree']]).rows;
  expect(estimateLines(row, [200], 12)).toBe(3);
});
