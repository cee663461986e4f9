import { readDate } from '../clinic/read-date';
import { languageNames } from '../language/names';
import type { TemplateBlank } from '../template/blanks';

/** What a column of a list is taken for. `blank:…` answers the template's blank of that name. */
export type ColumnUse =
  | 'name'
  | 'givenName'
  | 'familyName'
  | 'preferredName'
  | 'dateOfBirth'
  | 'recordNumber'
  | 'language'
  | `blank:${string}`
  | 'unused';

export type ListColumn = {
  /** As the list heads it; empty where it has no heading. */
  heading: string;
  use: ColumnUse;
};

const headings: Readonly<Record<Exclude<ColumnUse, `blank:${string}` | 'unused'>, readonly string[]>> = {
  name: ['name', 'patient', 'patient name', 'full name', 'patient full name', 'patients'],
  givenName: ['first name', 'firstname', 'given name', 'given names', 'forename', 'forenames', 'patient first name'],
  familyName: ['last name', 'lastname', 'surname', 'family name', 'patient last name'],
  preferredName: ['preferred name', 'preferred', 'known as', 'nickname', 'goes by'],
  dateOfBirth: ['date of birth', 'dob', 'd o b', 'birth date', 'birthdate', 'birthday', 'born', 'patient dob'],
  recordNumber: [
    ...['record number', 'record', 'record no', 'mrn', 'medical record number', 'chart number', 'chart no', 'chart'],
    ...['patient id', 'id', 'patient number', 'hospital number', 'nhs number', 'health number', 'number'],
  ],
  language: ['language', 'preferred language', 'lang', 'locale', 'patient language'],
};

/** Without case, accents and punctuation: "D.O.B." and "dob" are one heading. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function useOfHeading(heading: string, blanks: readonly TemplateBlank[]): ColumnUse {
  const words = folded(heading);
  if (words === '') return 'unused';
  const blank = blanks.find(({ name }) => folded(name) === words);
  if (blank) return `blank:${blank.name}`;
  const uses = Object.entries(headings) as [Exclude<ColumnUse, `blank:${string}` | 'unused'>, readonly string[]][]; // the record's own keys
  return uses.find(([, known]) => known.includes(words) || known.includes(words.replaceAll(' ', '')))?.[0] ?? 'unused';
}

/** The columns by the list's first record, if that is a row of headings; null if it is a patient already. */
export function columnsFromHeadings(first: readonly string[], blanks: readonly TemplateBlank[]): ListColumn[] | null {
  const columns = first.map((heading) => ({ heading, use: useOfHeading(heading, blanks) }));
  return columns.some(({ use }) => use !== 'unused') ? withoutTwice(columns) : null;
}

/** The columns of a list without headings, by what stands in them. */
export function guessedColumns(records: readonly (readonly string[])[]): ListColumn[] {
  const width = Math.max(0, ...records.map(({ length }) => length));
  const columns = Array.from({ length: width }, (_, index) => {
    const cells = records.map((record) => record[index] ?? '').filter((cell) => cell !== '');
    return { heading: '', use: useOfCells(cells) };
  });
  return withoutTwice(columns);
}

function useOfCells(cells: readonly string[]): ColumnUse {
  const mostly = (is: (cell: string) => boolean): boolean => cells.filter(is).length > cells.length * 0.6;
  if (mostly(isDateLike)) return 'dateOfBirth';
  if (mostly((cell) => localeNamed(cell) !== null)) return 'language';
  if (mostly((cell) => /^\S*\p{N}\S*$/u.test(cell))) return 'recordNumber';
  return mostly((cell) => /\p{L}/u.test(cell)) ? 'name' : 'unused';
}

const dateLike: ReadonlySet<string> = new Set(['date', 'ambiguous', 'two-digit-year', 'impossible', 'with-time']);

/** Digits alone are a record number, unless they are eight that make a day. */
export function isDateLike(cell: string): boolean {
  const { is } = readDate(cell, { order: null });
  return /^\d+$/.test(cell) ? is === 'date' : dateLike.has(is);
}

/** Two columns cannot be one thing: the first keeps it. */
function withoutTwice(columns: readonly ListColumn[]): ListColumn[] {
  return columns.map((column, index) => {
    const isTaken = columns.slice(0, index).some(({ use }) => use === column.use);
    return isTaken ? { ...column, use: 'unused' } : column;
  });
}

/** The tag of a language that a cell names: by its tag, in English or in the language itself; null for none we know. */
export function localeNamed(text: string): string | null {
  const words = folded(text);
  if (words === '') return null;
  const known = languageNames().find(({ locale, english, own }) => {
    const names = [locale, english, own, english.replace(/ \(.*\)$/, '')].map(folded);
    return names.includes(words);
  });
  return known?.locale ?? null;
}
