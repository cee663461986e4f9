import type { TemplateBlank } from '../template/blanks';
import { parseDelimited } from './delimited';
import { type ColumnUse, columnsFromHeadings, guessedColumns, type ListColumn } from './list-columns';

/** More patients than this are several lists. */
export const MAX_ROWS = 500;

/** One patient of a list, as it was written: what it means is decided, and told, by the check of the rows. */
export type BulkRow = {
  name: string;
  preferredName: string;
  /** As written, or YYYY-MM-DD once it was read. */
  dateOfBirth: string;
  recordNumber: string;
  /** A language's name or tag; empty: the template's own. */
  language: string;
  /** By the names of the template's blanks; empty or absent: the answer for all. */
  answers: Readonly<Record<string, string>>;
  /** The clinician has said that this patient was assessed. */
  assessed: boolean;
};

export type ReadList = {
  columns: ListColumn[];
  hasHeadings: boolean;
  /** The patients' records, cell by cell, in the order of the columns. */
  records: string[][];
};

/** A pasted or loaded list: its records, and what each column seems to be. */
export function readList(text: string, blanks: readonly TemplateBlank[]): ReadList {
  const all = parseDelimited(text);
  const [first = [], ...others] = all;
  const headed = columnsFromHeadings(first, blanks);
  const records = headed ? others : all;
  const width = Math.max(0, ...records.map(({ length }) => length));
  const columns = headed ?? guessedColumns(records);
  // Cells beyond the last heading belong to nothing that the list names.
  const unnamed = Array.from({ length: Math.max(0, width - columns.length) }, () => unnamedColumn);
  return { columns: [...columns, ...unnamed], hasHeadings: headed !== null, records };
}

const unnamedColumn: ListColumn = { heading: '', use: 'unused' };

/** The patients of a list, once it is settled what its columns are. */
export function rowsOfList(records: readonly (readonly string[])[], columns: readonly ListColumn[]): BulkRow[] {
  return records.map((record) => {
    const cell = (wanted: ColumnUse): string => {
      const index = columns.findIndex(({ use }) => use === wanted);
      return index < 0 ? '' : (record[index] ?? '');
    };
    const fullName = [cell('givenName'), cell('familyName')].filter(Boolean).join(' ');
    return {
      name: cell('name') || fullName,
      preferredName: cell('preferredName'),
      dateOfBirth: cell('dateOfBirth'),
      recordNumber: cell('recordNumber'),
      language: cell('language'),
      answers: answersIn(record, columns),
      assessed: false,
    };
  });
}

function answersIn(record: readonly string[], columns: readonly ListColumn[]): Record<string, string> {
  const answers = columns.flatMap(({ use }, index): [string, string][] => {
    const answer = record[index] ?? '';
    return use.startsWith('blank:') && answer !== '' ? [[use.slice('blank:'.length), answer]] : [];
  });
  return Object.fromEntries(answers);
}

export const emptyRow: BulkRow = {
  ...{ name: '', preferredName: '', dateOfBirth: '', recordNumber: '', language: '' },
  answers: {},
  assessed: false,
};
