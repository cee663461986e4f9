import type { Patient } from './draft';

/**
 * The terms by which an issued handout can be found: name words with their prefixes of 3 letters and more,
 * record number, date of birth. Stored only as keyed hashes; the prefix before ":" keeps the fields apart.
 */

const SHORTEST_PREFIX = 3;
const LONGEST_PREFIX = 24;

/** Words of a name without accents, case and punctuation: "Núñez-O’Connor" → nunez, oconnor. */
export function nameWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}'’`]/gu, '')
    .toLowerCase();
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])];
}

export function normaliseRecordNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

export function patientTerms(patient: Patient): string[] {
  const terms = nameWords(`${patient.name} ${patient.preferredName}`).flatMap((word) => {
    const letters = [...word].slice(0, LONGEST_PREFIX);
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

/** What a search text may mean: words that must all match, or the whole text as record number or date of birth. */
export function searchTerms(text: string): { words: { text: string; term: string }[]; anyOf: string[] } {
  const words = text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => nameWords(word).map((name) => ({ text: word, term: nameTerm(name) })));
  const record = normaliseRecordNumber(text);
  const dates = datesMeant(text).map((date) => `born:${date}`);
  return { words, anyOf: [...(record ? [`record:${record}`] : []), ...dates] };
}

function nameTerm(word: string): string {
  return `name:${[...word].slice(0, LONGEST_PREFIX).join('')}`;
}

/** Calendar dates that "1981-03-14", "3/14/1981" or "14.03.1981" can stand for. */
function datesMeant(text: string): string[] {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso) return validDates([[iso[1], iso[2], iso[3]]]);
  const local = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  if (!local) return [];
  return validDates([
    [local[3], local[1], local[2]],
    [local[3], local[2], local[1]],
  ]);
}

function validDates(candidates: (string | undefined)[][]): string[] {
  const dates = candidates.map(
    ([year = '', month = '', day = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
  return [...new Set(dates)].filter((date) => !Number.isNaN(Date.parse(`${date}T00:00:00Z`)));
}
