import type { AnswerDoubt, NameDoubt, NumberDoubt } from './row-doubts';

/** Where in its row a problem is: the row as it was written, a field, or the answer to one of the template's blanks. */
export type RowPlace =
  | 'row'
  | 'name'
  | 'preferredName'
  | 'dateOfBirth'
  | 'recordNumber'
  | 'language'
  | 'assessed'
  | `answer:${string}`;

/**
 * What makes it doubtful that a row was read as it was meant. It blocks until the field is written anew, or a person has
 * said that the row is right as shown; a spoiled value is never right. Lines are counted from 1.
 */
export type RowDoubt = { place: RowPlace; severity: 'blocks' } & (
  | { code: 'cell-count'; cells: number; expected: number }
  | { code: 'lines-swallowed'; line: number; lastLine: number }
  /** The record before or after it has one cell: a line break may have cut one of the two in parts. */
  | { code: 'line-broken'; other: number }
  | { code: 'headings-again' }
  | { code: 'name-doubtful'; because: NameDoubt }
  | { code: 'value-damaged'; text: string }
  | { code: 'number-doubtful'; because: NumberDoubt }
  | { code: 'answer-doubtful'; because: AnswerDoubt }
);

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
  /** Its first line in the list, counted from 1; null for a row that was typed here. */
  line: number | null;
  doubts: readonly RowDoubt[];
};

export const emptyRow: BulkRow = {
  ...{ name: '', preferredName: '', dateOfBirth: '', recordNumber: '', language: '' },
  ...{ answers: {}, assessed: false, line: null, doubts: [] },
};

/** Can a look at the row settle it? */
export const isSettledByLook = ({ code }: RowDoubt): boolean => code !== 'value-damaged' && code !== 'headings-again';

/** The row with some fields written anew: what was doubtful about those is settled. */
export function changedRow<Row extends BulkRow>(row: Row, change: Partial<BulkRow>): Row {
  const next = { ...row, ...change };
  const isSettled = ({ place }: RowDoubt): boolean => {
    if (place === 'row' || place === 'assessed') return false;
    if (!place.startsWith('answer:')) return row[place as 'name'] !== next[place as 'name']; // a field: all else was told apart
    const blank = place.slice('answer:'.length);
    return row.answers[blank] !== next.answers[blank];
  };
  return { ...next, doubts: next.doubts.filter((doubt) => !isSettled(doubt)) };
}
