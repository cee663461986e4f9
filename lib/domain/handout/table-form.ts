import type { Run, TableBlock } from './document';
import type { PrintSize } from './print-options';

/** Decides the form of a table, the same for every rendition. Lengths are points. */
export type TableForm =
  | {
      is: 'columns';
      fontSize: number;
      /** Padding on either side of a cell. Two paddings keep neighboring words more than a space apart. */
      padding: number;
      /** One for each column, paddings included. A row may have more or fewer cells. */
      widths: number[];
    }
  /** Each row is a block of its own, in which every value follows its heading. */
  | { is: 'stacked' };

export type TableRoom = {
  /** The width for the whole table. */
  width: number;
  /** The type size of its cells, and the smallest allowed. */
  fontSize: number;
  smallest: number;
};

/** The width of a page's content in points, on either paper. */
export const contentWidth = 504;

/** The type of a table's cells, and the smallest that they may be: large print is never made smaller. */
export const cellType: Record<PrintSize, { fontSize: number; smallest: number }> = {
  standard: { fontSize: 12, smallest: 10 },
  large: { fontSize: 18, smallest: 18 },
  'extra-large': { fontSize: 24, smallest: 24 },
};

/** Points at either side of a cell, or of a stacked row. */
export const CELL_PADDING = 8;
/** Padding as a share of the type size: about a space, so that two separate neighboring words. */
const CLOSEST_PADDING = 0.32;
const ROUNDING = 0.1;
const SIZE_STEP = 0.5;

/**
 * Uses columns, each at least as wide as its widest unbreakable piece: first with less padding, then in smaller type;
 * otherwise stacked rows. `pieces`: for each column, the width of that piece as a share of the type size. Takes time in
 * proportion to the table's size.
 */
export function tableForm(table: TableBlock, pieces: readonly number[], room: TableRoom): TableForm {
  const { width, fontSize, smallest } = room;
  for (const padding of [CELL_PADDING, CLOSEST_PADDING * fontSize]) {
    if (sum(leastWidths(pieces, fontSize, padding)) <= width) return columns(table, pieces, width, fontSize, padding);
  }
  const rest = pieces.length * ROUNDING;
  const perPoint = sum(leastWidths(pieces, 1, CLOSEST_PADDING)) - rest;
  const fitting = Math.floor((width - rest) / perPoint / SIZE_STEP) * SIZE_STEP;
  return fitting >= smallest ? columns(table, pieces, width, fitting, CLOSEST_PADDING * fitting) : { is: 'stacked' };
}

function columns(
  table: TableBlock,
  pieces: readonly number[],
  width: number,
  fontSize: number,
  padding: number,
): TableForm {
  const widths = columnWidths(table, leastWidths(pieces, fontSize, padding), width);
  return { is: 'columns', fontSize, padding, widths };
}

function leastWidths(pieces: readonly number[], fontSize: number, padding: number): number[] {
  return pieces.map((piece) => piece * fontSize + 2 * padding + ROUNDING);
}

/**
 * Widths in points that sum to `total`: each column gets its least, and the rest goes where the text is, a little less
 * than in proportion, so that a wordy column does not starve the others.
 */
export function columnWidths(table: TableBlock, least: readonly number[], total: number): number[] {
  const rows = [table.header, ...table.rows];
  const weights = least.map((_, column) => {
    const longest = rows.reduce((most, row) => Math.max(most, textOf(row[column]).length), 1);
    return (Math.min(400, longest) + 4) ** 0.8;
  });
  const [spare, weight] = [total - sum(least), sum(weights)];
  return least.map((width, column) => width + (spare * (weights[column] ?? 0)) / weight);
}

/** A value with its heading. `joint` separates the two; it is empty if the value has no heading. */
export type StackedPair = { heading: readonly Run[]; joint: string; value: readonly Run[] };

/** Separates two pairs of a row. The first space does not break, so that the dot ends a line and never begins one. */
export const PAIR_SEPARATOR = '\u00a0· ';

const nothing: Run = { text: '–', bold: false, italic: false, href: null, blank: null };

/** The rows of a table as blocks of their own: every value with the heading of its column, an empty one as a dash. */
export function stackedRows({ header, rows }: TableBlock): StackedPair[][] {
  if (rows.length === 0) return [header.flatMap((heading) => stackedPair([], heading, false))].filter(hasPairs);
  const isEmpty = (cell: readonly Run[]): boolean => trimmed(cell).length === 0;
  const [widest = []] = rows.toSorted((one, other) => other.length - one.length);
  const unnamed = widest.filter((_, column) => isEmpty(header[column] ?? [])).length;
  return rows
    .filter((row) => header.some((heading) => !isEmpty(heading)) || row.some((value) => !isEmpty(value)))
    .map((row) => row.flatMap((value, column) => stackedPair(header[column] ?? [], value, unnamed > 1)))
    .filter(hasPairs);
}

const hasPairs = (pairs: readonly StackedPair[]): boolean => pairs.length > 0;

/** `keepsPlace`: of several columns without a heading, a value tells by its place alone which one it is of. */
function stackedPair(headingCell: readonly Run[], valueCell: readonly Run[], keepsPlace: boolean): StackedPair[] {
  const [heading, value] = [trimmed(headingCell), trimmed(valueCell)];
  const shown = value.length === 0 ? [nothing] : value;
  if (heading.length === 0) return value.length > 0 || keepsPlace ? [{ heading, joint: '', value: shown }] : [];
  const [first = ''] = /^\S*/u.exec(textOf(shown)) ?? [];
  const end = unbrokenEnd(textOf(heading), first);
  return [{ heading: unbroken(heading, end), joint: jointBetween(end, first), value: shown }];
}

/** Words of up to this many characters together stay on one line. */
const KEPT_TOGETHER = 24;

/**
 * The last words of a heading, which stay on one line: all of a short one, as in "Day 5: 5.5 mg", where "5: 5.5 mg"
 * reads as an amount. A long heading keeps its last word, and the one before it where the last is a number.
 */
function unbrokenEnd(heading: string, firstOfValue: string): string {
  if (heading.length + firstOfValue.length < KEPT_TOGETHER) return heading;
  const words = heading.split(/\s+/u);
  const [last = '', pair] = [words.at(-1), words.slice(-2).join(' ')];
  return /\p{N}/u.test(last) && pair.length < KEPT_TOGETHER ? pair : last;
}

/** The heading with no break between the words of its end. */
function unbroken(heading: readonly Run[], end: string): readonly Run[] {
  let left = textOf(heading).length - end.length;
  return heading.map((run) => {
    const at = Math.max(0, left);
    left -= run.text.length;
    return { ...run, text: run.text.slice(0, at) + run.text.slice(at).replace(/ +/gu, '\u00a0') };
  });
}

/** Keeps a value on one line with the end of its heading. */
function jointBetween(end: string, firstOfValue: string): string {
  const space = end.length + firstOfValue.length < KEPT_TOGETHER ? '\u00a0' : ' ';
  return /[:：?？؟]$/u.test(end) ? space : `:${space}`;
}

/** Without white space at either end, and empty where there is nothing else. */
function trimmed(runs: readonly Run[]): Run[] {
  const filled = runs.map(({ text }) => text.trim() !== '');
  const [first, last] = [filled.indexOf(true), filled.lastIndexOf(true)];
  return runs.slice(Math.max(0, first), last + 1).map((run, index) => {
    const text = index === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: index === last - first ? text.trimEnd() : text };
  });
}

function textOf(runs: readonly Run[] | undefined): string {
  return (runs ?? []).map(({ text }) => text).join('');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
