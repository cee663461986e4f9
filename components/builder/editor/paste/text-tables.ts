import type { BlockNode, ParagraphNode } from '@/lib/domain/handout/body';
import { paragraphOf, tableNode } from './pieces';

/** Word's break inside a paragraph and those of Unicode end a line, but no row of a table. */
export const LINE_BREAK = /\r\n|[\r\n\v\u2028\u2029]/;

/** A spreadsheet quotes a cell that holds a tab, a line break or a quotation mark. */
const QUOTED_CELL = /(?<=^|\t|\n)"((?:[^"]|"")*)"(?=\t|\r|\n|$)/g;
/** Stand for what is in a quoted cell while lines and cells are told apart. */
const [QUOTE, BREAK, TAB] = ['\u0001', '\u0002', '\u0003'];

const hidden = (text: string): string =>
  text.includes('\t')
    ? text.replace(QUOTED_CELL, (whole, cell: string) =>
        /[\t\n"]/.test(cell) ? QUOTE + cell.replace(/\r?\n/g, BREAK).replaceAll('\t', TAB) + QUOTE : whole,
      )
    : text;
const shown = (text: string): string => text.replaceAll(QUOTE, '"').replaceAll(BREAK, '\n').replaceAll(TAB, '\t');

const MARKER = /^\s*(?:\(?\w{1,4}[.)]|[^\p{L}\p{N}\s]|[o§Øüvq])$/u;

/** The text in parts: two or more rows of cells between tabs are a table, everything else stays text. */
export function tableOfRows(text: string): (string | BlockNode)[] {
  const lines = hidden(text).split(/\r\n|\r|\n/);
  const parts: (string | BlockNode)[] = [];
  let rows: string[][] = [];
  let rest: string[] = [];
  const endRest = (): void => {
    if (rest.length > 0) parts.push(shown(rest.join('\n')));
    rest = [];
  };
  const endRows = (): void => {
    if (rows.length > 1 && rows.some((row) => filledIn(row) > 1)) {
      endRest();
      parts.push(tableOf(rows));
    } else rest.push(...rows.map((row) => row.join('\t')));
    rows = [];
  };
  for (const line of lines) {
    const cells = cellsOf(line);
    if (cells) rows.push(cells);
    else {
      endRows();
      rest.push(line);
    }
  }
  endRows();
  endRest();
  return parts;
}

const filledIn = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

/** The cells of a row; null for a line of text, be it indented by tabs or an item with a tab behind its bullet. */
function cellsOf(line: string): string[] | null {
  const cells = line.split('\t');
  const filled = filledIn(cells);
  if (cells.length < 2 || filled === 0 || MARKER.test(cells.find((cell) => cell.trim() !== '') ?? '')) return null;
  // Tabs at the start alone are an indent.
  return filled === 1 && cells[0]?.trim() === '' ? null : cells;
}

function tableOf(rows: readonly string[][]): BlockNode {
  const isEmpty = (column: number): boolean => rows.every((row) => (row[column] ?? '').trim() === '');
  let columns = Math.max(...rows.map((row) => row.length));
  while (columns > 1 && isEmpty(columns - 1)) columns -= 1;
  return tableNode(
    rows.map((row) => row.map(cellLines)),
    columns,
  );
}

function cellLines(cell: string): ParagraphNode[] {
  const isQuoted = cell.startsWith(QUOTE);
  const text = isQuoted ? shown(cell.replaceAll(QUOTE, '').replaceAll('""', '"')).replaceAll('\t', ' ') : cell;
  return text
    .split(LINE_BREAK)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => paragraphOf([{ type: 'text', text: line }]));
}
