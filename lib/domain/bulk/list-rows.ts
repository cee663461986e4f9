import type { BulkRow, RowDoubt, RowPlace } from './bulk-row';
import { comparableWords } from './comparable-words';
import type { ColumnUse, ListColumn } from './list-columns';
import { mostCommon } from './list-delimiter';
import { isFamilyFirst, mayHeadName } from './list-headings';
import { type ListRead, usedWidth } from './read-list';
import { answerDoubt, isDamaged, nameDoubt, numberDoubt } from './row-doubts';
import type { SourceRecord } from './split-list';

/** The patients of a list, once it is settled what its columns are: one for each record, with what is doubtful about it. */
export function rowsOfList(list: ListRead): BulkRow[] {
  const { records, columns, headings } = list;
  const expected = headings ? usedWidth(headings.cells) : mostCommon(records.map(({ cells }) => cells.length));
  return records.map((record, index) => {
    const cell = (wanted: ColumnUse): string => {
      const at = columns.findIndex(({ use }) => use === wanted);
      return at < 0 ? '' : (record.cells[at] ?? '');
    };
    const name = cell('name') || joinedName(record, columns);
    return {
      name,
      preferredName: cell('preferredName'),
      dateOfBirth: cell('dateOfBirth'),
      recordNumber: cell('recordNumber'),
      language: cell('language'),
      answers: answersIn(record.cells, columns),
      assessed: false,
      line: record.line,
      doubts: isRepeated(record, headings)
        ? [repeated]
        : [
            ...rowDoubts(index, expected, list),
            ...cellDoubts(record, columns),
            ...(isPartLeftOut(name, record, columns) ? [partLeftOut] : []),
          ],
    };
  });
}

/** Printed lists repeat their headings on every page. */
const repeated: RowDoubt = { place: 'row', code: 'headings-again', severity: 'blocks' };
const isRepeated = ({ cells }: SourceRecord, headings: SourceRecord | null): boolean =>
  headings !== null && cells.join('\n').toLowerCase() === headings.cells.join('\n').toLowerCase();

/** First and last name, in the order of the language in which they are written. */
function joinedName({ cells }: SourceRecord, columns: readonly ListColumn[]): string {
  const partsOf = (wanted: ColumnUse): string[] =>
    columns.flatMap(({ use }, index) => (use === wanted && cells[index] ? [cells[index]] : []));
  const [given, family] = [partsOf('givenName'), partsOf('familyName')];
  if ([...given, ...family].every((part) => /^\p{Script=Han}+$/u.test(part))) return [...family, ...given].join('');
  const isReversed = columns.some(({ use, heading }) => use === 'familyName' && isFamilyFirst(heading));
  return (isReversed ? [...family, ...given] : [...given, ...family]).join(' ');
}

function answersIn(cells: readonly string[], columns: readonly ListColumn[]): Record<string, string> {
  const answers = columns.flatMap(({ use }, index): [string, string][] => {
    const answer = cells[index] ?? '';
    return use.startsWith('blank:') && answer !== '' ? [[use.slice('blank:'.length), answer]] : [];
  });
  return Object.fromEntries(answers);
}

/** Cells that have moved, and lines that a quotation mark has swallowed, show in the shape of the record. */
function rowDoubts(index: number, expected: number, { records, delimiter }: ListRead): RowDoubt[] {
  const record = records[index];
  if (!record) return [];
  const at = { place: 'row', severity: 'blocks' } as const;
  const { cells, raw, line, lastLine } = record;
  const doubts: RowDoubt[] = [];
  const part = [records[index - 1], records[index + 1]].find((other) => other?.cells.length === 1);
  if (part && expected > 1) doubts.push({ ...at, code: 'line-broken', other: part.line });
  if (cells.length < expected || usedWidth(cells) > expected) {
    const count = Math.max(usedWidth(cells), Math.min(cells.length, expected));
    doubts.push({ ...at, code: 'cell-count', cells: count, expected });
  }
  const isRecord = (text: string): boolean => text.split(delimiter).length >= Math.max(2, expected);
  if (raw.some((cell) => cell.includes('\n') && cell.split('\n').some(isRecord))) {
    doubts.push({ ...at, code: 'lines-swallowed', line, lastLine });
  }
  return doubts;
}

function cellDoubts({ cells, raw }: SourceRecord, columns: readonly ListColumn[]): RowDoubt[] {
  return columns.flatMap(({ use }, index): RowDoubt[] => {
    const [text, written] = [cells[index] ?? '', raw[index] ?? ''];
    const place = placeOf(use);
    if (place === null || text === '') return [];
    const at = { place, severity: 'blocks' } as const;
    if (isDamaged(text)) return [{ ...at, code: 'value-damaged', text }];
    const source = /^\s*="/.test(written) ? text : written;
    if (place === 'recordNumber') {
      const because = numberDoubt(source);
      return because === null ? [] : [{ ...at, code: 'number-doubtful', because }];
    }
    if (place.startsWith('answer:')) {
      const because = answerDoubt(source);
      return because === null ? [] : [{ ...at, code: 'answer-doubtful', because }];
    }
    if (place !== 'name' && place !== 'preferredName') return [];
    const because = nameDoubt(source);
    return because === null ? [] : [{ ...at, code: 'name-doubtful', because }];
  });
}

const partLeftOut: RowDoubt = { place: 'name', code: 'name-doubtful', severity: 'blocks', because: 'unused-column' };

/** Tells whether an unused column seems to hold parts of the patient's name that the name lacks. */
function isPartLeftOut(name: string, { cells }: SourceRecord, columns: readonly ListColumn[]): boolean {
  const taken = new Set(comparableWords(name).split(' '));
  const hasOtherWords = (cell: string): boolean =>
    comparableWords(cell)
      .split(' ')
      .some((word) => word !== '' && !taken.has(word));
  return columns.some(
    ({ use, heading }, index) => use === 'unused' && mayHeadName(heading) && hasOtherWords(cells[index] ?? ''),
  );
}

function placeOf(use: ColumnUse): RowPlace | null {
  if (use === 'unused') return null;
  if (use === 'givenName' || use === 'familyName') return 'name';
  return use.startsWith('blank:') ? `answer:${use.slice('blank:'.length)}` : (use as RowPlace); // all others name a field
}
