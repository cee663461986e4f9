import type { Run, TableBlock } from '@/lib/domain/handout/document';
import { runsText } from '../text/document-text';

/** Mean width of a character as a share of the font size, on the safe side for bold. */
const CHARACTER = 0.52;
// Beyond this a word is cut rather than given room.
const LONGEST_WORD = 20;

/**
 * Widths in points that sum to `total`: each column gets its longest word whole where the page
 * allows it, and the rest goes where the text is, a little less than in proportion, so that a wordy column
 * does not starve the others.
 */
export function columnWidths(table: TableBlock, total: number, fontSize: number, padding: number): number[] {
  const rows = [table.header, ...table.rows];
  const columns = table.header.map((_, column) => {
    const texts = rows.map((row) => textOf(row[column]));
    const longestWord = Math.min(LONGEST_WORD, longest(texts.flatMap((text) => text.split(/\s+/))));
    const longestText = Math.min(400, longest(texts));
    return { least: longestWord * CHARACTER * fontSize + padding, weight: (longestText + 4) ** 0.8 };
  });
  const least = columns.reduce((sum, column) => sum + column.least, 0);
  const weight = columns.reduce((sum, column) => sum + column.weight, 0);
  const spare = total - least;
  return columns.map((column) =>
    spare >= 0 ? column.least + (spare * column.weight) / weight : (total * column.least) / least,
  );
}

/** Lines that a row takes at most, from the same mean width. */
export function estimateLines(row: readonly (readonly Run[])[], widths: readonly number[], fontSize: number): number {
  const lines = row.map((cell, column) => {
    const perLine = Math.max(1, (widths[column] ?? 1) / (CHARACTER * fontSize));
    return textOf(cell)
      .split(/\r\n?|\n/)
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  });
  return Math.max(1, ...lines);
}

function textOf(cell: readonly Run[] | undefined): string {
  return cell ? runsText(cell) : '';
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, text.length), 1);
}
