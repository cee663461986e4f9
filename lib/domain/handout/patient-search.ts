import { readDate } from '../clinic/read-date';
import { normalized } from '../normalized';
import type { Patient } from './draft';
import { type NameWord, nameWords } from './fold-name';

/**
 * The terms by which an issued handout can be found: name words with their prefixes of 3 letters and more,
 * record number, date of birth. Stored only as keyed hashes; the prefix before ":" keeps the fields apart.
 */

const SHORTEST_PREFIX = 3;
const LONGEST_PREFIX = 24;

export function normaliseRecordNumber(text: string): string {
  return normalized(text, 'NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

export function patientTerms(patient: Patient): string[] {
  const words = nameWords(`${patient.name} ${patient.preferredName}`);
  const pieces = words.flatMap(({ parts }) => parts.flat());
  const terms = pieces.flatMap((word) => {
    const letters = firstLetters(word);
    const prefixes = letters.map((_, index) => letters.slice(0, index + 1).join(''));
    return [...prefixes.filter((prefix) => [...prefix].length >= SHORTEST_PREFIX), letters.join('')];
  });
  const record = normaliseRecordNumber(patient.recordNumber);
  return [
    ...new Set([
      ...terms.map((term) => `name:${term}`),
      ...(record ? [`record:${record}`] : []),
      ...(patient.dateOfBirth ? [`born:${patient.dateOfBirth}`] : []),
    ]),
  ];
}

/** A typed word, and the terms of which a patient's handout must have one. */
export type SearchWord = { text: string; terms: string[] };

/** What a search text may mean: words that must all match, or the whole text as record number or date of birth. */
export function searchTerms(text: string): { words: SearchWord[]; anyOf: string[] } {
  const words = nameWords(text).flatMap(wordsToFind);
  const record = normaliseRecordNumber(text);
  const dates = datesMeant(text).map((date) => `born:${date}`);
  return { words, anyOf: [...(record ? [`record:${record}`] : []), ...dates] };
}

/** Every part must match: by itself, or in a longer piece of the word. */
function wordsToFind({ text, parts }: NameWord): SearchWord[] {
  const before = wordsBefore(text);
  return parts.map((pieces, index) => {
    const old = before.length === parts.length ? before.slice(index, index + 1) : before.slice(0, 1);
    return { text, terms: [...new Set([...pieces, ...old].map(nameTerm))] };
  });
}

/**
 * As names were folded before there was a version of the folding. Handouts of that time are found by these terms until
 * the next start has rebuilt theirs.
 */
function wordsBefore(text: string): string[] {
  const plain = normalized(text, 'NFKD')
    .replace(/[\p{M}'’`]/gu, '')
    .toLowerCase();
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])];
}

/** A letter has at most two UTF-16 units, so the rest of a long word need not be split. */
const firstLetters = (word: string): string[] => [...word.slice(0, 2 * LONGEST_PREFIX)].slice(0, LONGEST_PREFIX);

/** The term under which a word of a name is stored; it is folded already. */
export function nameTerm(word: string): string {
  return `name:${firstLetters(word).join('')}`;
}

/** The calendar dates (YYYY-MM-DD) that the text can stand for: both days of "03/04/1981". */
function datesMeant(text: string): readonly string[] {
  const reading = readDate(text, { order: null });
  if (reading.is === 'date') return [reading.iso];
  return reading.is === 'ambiguous' ? reading.readings : [];
}
