import type { ParagraphNode } from '@/lib/domain/handout/body';
import { linesOf } from './flatten';
import { type Piece, tableNode } from './pieces';
import { blocksIn, type Inherited, type Reader } from './reader';
import { wordsOf } from './words';

/** More columns than this do not fit on a page, however short their words. */
const MOST_COLUMNS = 12;
const MOST_SPANNED = 100;
const LONGEST_CAPTION = 300;
/** A table whose spans cover more cells than this is malformed: its spans are ignored. */
const MOST_CELLS = 10_000;

type Grid = (ParagraphNode[] | undefined)[][];

/** A table of the source; what it frames, where it is there for its looks. */
export function tablePieces(table: Element, inherited: Inherited, reader: Reader): Piece[] {
  const rows = rowsOf(table);
  const cells = rows.flatMap(cellsOf);
  const [caption] = [...table.children].filter((child) => child.localName === 'caption');
  const title = caption ? reader.piecesIn([caption], inherited) : [];
  if (isLayout(table, rows, cells)) {
    return [...title, ...cells.flatMap((cell) => reader.piecesIn(cell.childNodes, inherited))];
  }
  const [top, ...below] = rows;
  const isTitled = title.length === 0 && top !== undefined && isTitleRow(top, below);
  const heading = isTitled ? cellsOf(top).flatMap((cell) => reader.piecesIn(cell.childNodes, inherited)) : title;
  const filled = withoutDoubles(gridOf(isTitled ? below : rows, inherited, reader));
  if (filled.length === 0) return heading;
  reportSpans(filled, reader);
  return withTitle(heading, filled, reader);
}

/** One cell over the whole first row is the table's title. */
function isTitleRow(top: Element, below: readonly Element[]): boolean {
  const [cell, ...others] = cellsOf(top);
  if (!cell || others.length > 0 || spanOf(cell, 'rowspan') > 1) return false;
  const widths = below.map((row) => cellsOf(row).reduce((sum, one) => sum + spanOf(one, 'colspan'), 0));
  const widest = Math.max(0, ...widths);
  return widest > 1 && spanOf(cell, 'colspan') >= widest;
}

function withTitle(title: Piece[], rows: Grid, { report }: Reader): Piece[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const words = wordsOf(title.map(({ node }) => node));
  const isCaption = title.length <= 1 && words.length <= LONGEST_CAPTION;
  if (columns > MOST_COLUMNS) report.add('wideTable', `${columns} columns`);
  if (rows.some((row) => row.length < columns)) report.add('unevenTable');
  const table = tableNode(rows, columns, isCaption ? words : '');
  return isCaption ? [{ node: table }] : [...title, { node: table }];
}

const GROUPS: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot']);

const rowsOf = (table: Element): Element[] =>
  [...table.children]
    .flatMap((child) => (GROUPS.has(child.localName) ? [...child.children] : [child]))
    .filter((row) => row.localName === 'tr');

const cellsOf = (row: Element): Element[] =>
  [...row.children].filter(({ localName }) => localName === 'td' || localName === 'th');

/** A frame of one cell or one column, and a grid that holds tables, are there for their looks. */
function isLayout(table: Element, rows: readonly Element[], cells: readonly Element[]): boolean {
  if (cells.length <= 1 || /^(?:presentation|none)$/.test(table.getAttribute('role') ?? '')) return true;
  const holdsTable = table.querySelector('table') !== null;
  const isColumn = rows.every((row) => cellsOf(row).length <= 1);
  return holdsTable && (isColumn || rows.length === 1);
}

/** Repeats a cell in every place that it spans, so that a dose for three days appears under each of them. */
function gridOf(rows: readonly Element[], inherited: Inherited, reader: Reader): Grid {
  const grid: Grid = rows.map(() => []);
  const isReal = areaOf(rows) <= MOST_CELLS;
  rows.forEach((row, at) => {
    const places = grid[at] ?? [];
    let column = 0;
    for (const cell of cellsOf(row)) {
      while (places[column] !== undefined) column += 1;
      const lines = linesOf(blocksIn(cell.childNodes, inherited, reader), reader.report, 'listInCell');
      const across = isReal ? spanOf(cell, 'colspan') || 1 : 1;
      const down = isReal ? spanOf(cell, 'rowspan') || rows.length : 1;
      // Excel lets long words run over the empty cells beside them, which are no part of the cell.
      const runsOver = /mso-ignore:\s*colspan/i.test(cell.getAttribute('style') ?? '');
      const lastRow = rows.findLastIndex((other) => other.parentElement === row.parentElement);
      for (const covered of grid.slice(at, Math.min(at + down, lastRow + 1))) {
        for (let step = 0; step < across; step += 1) covered[column + step] ??= step > 0 && runsOver ? [] : lines;
      }
      column += across;
    }
  });
  return grid.map((row) => Array.from(row, (cell) => cell ?? []));
}

/** How many places the cells of these rows claim. */
function areaOf(rows: readonly Element[]): number {
  const area = (cell: Element): number => (spanOf(cell, 'colspan') || 1) * (spanOf(cell, 'rowspan') || 1);
  return rows.flatMap(cellsOf).reduce((sum, cell) => sum + area(cell), 0);
}

/** Without rows of no words, and without columns in which every cell is that of the column before. */
function withoutDoubles(grid: Grid): Grid {
  const filled = grid.filter((row) => row.some((cell) => wordsOf(cell ?? []) !== ''));
  const columns = Math.max(0, ...filled.map((row) => row.length));
  const kept = Array.from({ length: columns }, (_, column) => column).filter(
    (column) => column === 0 || filled.some((row) => row[column] !== row[column - 1]),
  );
  return filled.map((row) => kept.filter((column) => column < row.length).map((column) => row[column]));
}

function reportSpans(grid: Grid, { report }: Reader): void {
  const times = new Map<ParagraphNode[], number>();
  for (const cell of grid.flat()) if (cell) times.set(cell, (times.get(cell) ?? 0) + 1);
  for (const [cell, count] of times) if (count > 1 && wordsOf(cell) !== '') report.add('spanned', wordsOf(cell));
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  return Number.isNaN(span) || span < 0 ? 1 : Math.min(span, MOST_SPANNED);
}
