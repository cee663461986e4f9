import { readDate } from '../clinic/read-date';
import { languageNames } from '../language/names';
import type { TemplateBlank } from '../template/blanks';
import { comparableWords } from './comparable-words';
import { headedUse } from './list-headings';

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

function useOfHeading(heading: string, blanks: readonly TemplateBlank[]): ColumnUse {
  const words = comparableWords(heading);
  if (words === '') return 'unused';
  const blank = blanks.find(({ name }) => comparableWords(name) === words);
  return blank ? `blank:${blank.name}` : (headedUse(heading) ?? 'unused');
}

/**
 * How many cells of a record are headings that are known; 0 where the others show that it is a patient: a date or a bare
 * number does, and beside a single heading any digit.
 */
export function knownHeadings(cells: readonly string[], blanks: readonly TemplateBlank[]): number {
  const uses = cells.map((cell) => useOfHeading(cell, blanks));
  const known = cells.filter((_, index) => uses[index] !== 'unused');
  const others = cells.filter((_, index) => uses[index] === 'unused');
  const isOfPatient = (cell: string): boolean =>
    isDateLike(cell) || /^[\p{N}\s.-]+$/u.test(cell) || (known.length === 1 && /\p{N}/u.test(cell));
  return others.some(isOfPatient) ? 0 : known.length;
}

/** The columns of a list by its row of headings. */
export function columnsFromHeadings(cells: readonly string[], blanks: readonly TemplateBlank[]): ListColumn[] {
  return withoutTwice(withWholeName(cells.map((heading) => ({ heading, use: useOfHeading(heading, blanks) }))));
}

/** "Nom" beside "Prénom" is the family name, "Nombre" beside "Apellidos" the given name. */
function withWholeName(columns: ListColumn[]): ListColumn[] {
  const uses = new Set(columns.map(({ use }) => use));
  if (uses.has('givenName') === uses.has('familyName')) return columns;
  const meant = uses.has('givenName') ? 'familyName' : 'givenName';
  return columns.map((column) => (column.use === 'name' ? { ...column, use: meant } : column));
}

/** The columns of a list without headings, by what stands in them. What two columns could be, neither is. */
export function guessedColumns(records: readonly (readonly string[])[]): ListColumn[] {
  const width = Math.max(0, ...records.map(({ length }) => length));
  const uses = Array.from({ length: width }, (_, index) =>
    useOfCells(records.map((record) => record[index] ?? '').filter((cell) => cell !== '')),
  );
  const times = new Map<ColumnUse, number>();
  for (const use of uses) times.set(use, (times.get(use) ?? 0) + 1);
  return uses.map((use) => ({ heading: '', use: (times.get(use) ?? 0) > 1 ? 'unused' : use }));
}

function useOfCells(cells: readonly string[]): ColumnUse {
  const mostly = (is: (cell: string) => boolean): boolean => cells.filter(is).length > cells.length * 0.6;
  if (mostly(isDateLike)) return 'dateOfBirth';
  if (mostly((cell) => localeNamed(cell) !== null)) return 'language';
  if (mostly((cell) => /\p{N}/u.test(cell) && !/\s/.test(cell))) return 'recordNumber';
  return mostly((cell) => /\p{L}/u.test(cell)) ? 'name' : 'unused';
}

const dateLike: ReadonlySet<string> = new Set(['date', 'ambiguous', 'two-digit-year', 'impossible', 'with-time']);

/** Digits alone are a record number, unless they are eight that make a day. */
function isDateLike(cell: string): boolean {
  const { is } = readDate(cell, { order: null });
  return /^\d+$/.test(cell) ? is === 'date' : dateLike.has(is);
}

/** A name can be parted over several columns. */
export const canBeSeveral = (use: ColumnUse): boolean =>
  use === 'givenName' || use === 'familyName' || use === 'unused';

/** Two columns cannot be one thing: the first keeps it. */
function withoutTwice(columns: readonly ListColumn[]): ListColumn[] {
  const taken = new Set<ColumnUse>();
  return columns.map((column) => {
    const isTaken = taken.has(column.use);
    taken.add(column.use);
    return isTaken && !canBeSeveral(column.use) ? { ...column, use: 'unused' } : column;
  });
}

/** The tag of a language that a cell names: by its tag, in English or in the language itself; null for none we know. */
export function localeNamed(text: string): string | null {
  locales ??= localesByName();
  return locales.get(comparableWords(text)) ?? null;
}

/** Made when a list is first read: it asks for every language's name. */
let locales: ReadonlyMap<string, string> | undefined;

function localesByName(): ReadonlyMap<string, string> {
  const named = languageNames().flatMap(({ locale, english, own }) =>
    [locale, english, own, english.replace(/ \([^()]*\)$/, '')].map((name): [string, string] => [
      comparableWords(name),
      locale,
    ]),
  );
  // Of two languages with one name the first keeps it.
  return new Map(named.filter(([name]) => name !== '').toReversed());
}
