import type { TemplateBlank } from '../template/blanks';
import { columnsFromHeadings, guessedColumns, knownHeadings, type ListColumn, localeNamed } from './list-columns';
import { likelyDelimiter } from './list-delimiter';
import { isOfList } from './row-doubts';
import { type Delimiter, type ListStop, prepareList, type SourceRecord, splitList } from './split-list';

/** More patients than this are several lists. */
export const MAX_ROWS = 500;

/** How a person decided that a list is read, where they did. */
export type ListChoices = {
  delimiter?: Delimiter;
  /** The line that holds the headings; null: none does, every line is a patient. */
  headingLine?: number | null;
};

export type ReadList =
  | { is: 'stopped'; stop: ReadStop }
  /** Nobody but a person can tell which of the first records holds the headings, if any. */
  | { is: 'asks'; delimiter: Delimiter; first: SourceRecord[] }
  | ListRead;

export type ListRead = {
  is: 'read';
  delimiter: Delimiter;
  columns: ListColumn[];
  /** null: the list has none. */
  headings: SourceRecord | null;
  /** The patients' records, cell by cell, in the order of the columns. */
  records: SourceRecord[];
};

/** Why nothing of a list is read. */
export type ReadStop = ListStop | EmptyStop;

type EmptyStop = { code: 'empty' } | { code: 'only-headings'; line: number } | { code: 'too-many'; count: number };

/** Headings stand in one of this many records, or nowhere. */
const LOOKED_AT = 10;

/** A pasted or loaded list: its records, and what each column seems to be. What cannot be told for sure is asked. */
export function readList(text: string, blanks: readonly TemplateBlank[], choices: ListChoices = {}): ReadList {
  const prepared = prepareList(text);
  if ('code' in prepared) return { is: 'stopped', stop: prepared };
  const delimiter = choices.delimiter ?? prepared.spoken ?? likelyDelimiter(prepared, blanks);
  const split = splitList(prepared, delimiter);
  if ('code' in split) return { is: 'stopped', stop: split };
  if (split.length === 0) return { is: 'stopped', stop: { code: 'empty' } };

  const { headingLine = likelyHeadings(split, blanks) } = choices;
  if (headingLine === 'unsure' && split.length > MAX_ROWS + LOOKED_AT) return tooMany(split.length);
  if (headingLine === 'unsure') return { is: 'asks', delimiter, first: split.slice(0, LOOKED_AT) };
  if (headingLine === null) {
    if (split.length > MAX_ROWS) return tooMany(split.length);
    const columns = guessedColumns(split.map(({ cells }) => cells));
    return { is: 'read', delimiter, columns, headings: null, records: split };
  }
  const headings = split.find(({ line }) => line === headingLine) ?? null;
  const records = split.filter(({ line }) => line > headingLine);
  if (records.length === 0) return { is: 'stopped', stop: { code: 'only-headings', line: headingLine } };
  if (records.length > MAX_ROWS) return tooMany(records.length);
  const width = Math.max(...records.map(({ cells }) => usedWidth(cells)), usedWidth(headings?.cells ?? []));
  const cells = Array.from({ length: width }, (_, index) => headings?.cells[index] ?? '');
  return { is: 'read', delimiter, columns: columnsFromHeadings(cells, blanks), headings, records };
}

const tooMany = (count: number): ReadList => ({ is: 'stopped', stop: { code: 'too-many', count } });

/** How many cells there are up to the last that holds a word. */
export const usedWidth = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell !== '') + 1;

/** The line of the headings, null for a list without them, or 'unsure'. */
function likelyHeadings(records: readonly SourceRecord[], blanks: readonly TemplateBlank[]): number | null | 'unsure' {
  const known = records.slice(0, LOOKED_AT).map(({ cells }) => knownHeadings(cells, blanks));
  const most = Math.max(...known);
  const [first] = records;
  if (!first) return null;
  if (most > 0) return known[0] === most ? first.line : 'unsure';
  return isSurelyPatient(first.cells, records) ? null : 'unsure';
}

/**
 * No known heading is in sight. A digit or a language's name makes the first record a patient; so do two words in a list
 * of names alone, unless they speak of the list. Anything else may be headings in words that are not known here.
 */
function isSurelyPatient(cells: readonly string[], records: readonly SourceRecord[]): boolean {
  const words = cells.filter((cell) => cell !== '');
  if (words.some((cell) => /\p{N}/u.test(cell) || localeNamed(cell) !== null)) return true;
  const isNameAlone = records.every((record) => usedWidth(record.cells) === 1);
  const [name = ''] = words;
  return records.length === 1 || (isNameAlone && !isOfList(name) && /\p{L}[\s,]+\p{L}/u.test(name));
}
