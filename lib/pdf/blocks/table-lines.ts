import type { Run } from '@/lib/domain/handout/document';
import { runsText } from '../text/document-text';

/** Mean width of a character as a share of the font size, on the safe side for bold. */
const CHARACTER = 0.52;

/** The maximum number of lines of a row, from the mean width of a character. Widths and size in points. */
export function estimateLines(row: readonly (readonly Run[])[], widths: readonly number[], fontSize: number): number {
  return row.reduce((most, cell, column) => Math.max(most, linesOf(runsText(cell), widths[column], fontSize)), 1);
}

function linesOf(text: string, width: number | undefined, fontSize: number): number {
  const perLine = Math.max(1, (width ?? 1) / (CHARACTER * fontSize));
  return text.split(/\r\n?|\n/).reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
}
