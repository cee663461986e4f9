import type { ListStyle } from '@/lib/domain/handout/list-numbering';

/** What stands before an item of a list, read from the source's own print. */
export type Marker =
  | { is: 'bullet' }
  | { is: 'box' }
  /** A tick or a cross says something: it stays in the text. */
  | { is: 'sign'; sign: string }
  /** Several where a letter may be a letter or a Roman numeral; the likelier first. */
  | { is: 'number'; readings: readonly Numbering[]; close: string; path: string };
export type Numbering = { style: ListStyle; value: number };

const BOX = /^[☐□❑❒▢◻🞎]$/u;
const TELLING = /^[✓✔✗✘☑☒☓⚠❗❌✅➊-➓①-⑳⓪❶-❿]$/u;
const NUMBER = /^[([]?((?:\d+[.-])*)(\d{1,4}|[a-z]{1,7})([.):\]-]*)$/i;

/** Reads a marker such as "3.", "(b)", "2.1." or "•". Null where it is neither a bullet nor a number that can be told. */
export function readMarker(text: string): Marker | null {
  const marker = text.replace(/[\s\u00a0\u200b]+/g, '');
  if (BOX.test(marker)) return { is: 'box' };
  if (TELLING.test(marker)) return { is: 'sign', sign: marker };
  const [, path = '', numeral = '', close = ''] = NUMBER.exec(marker) ?? [];
  if (numeral !== '') {
    const readings = readingsOf(numeral);
    // A single "o" is Word's round bullet.
    if (marker === 'o') return { is: 'bullet' };
    return readings.length > 0 ? { is: 'number', readings, close, path: path.replace(/[.-]$/, '') } : null;
  }
  return /^[^\p{L}\p{N}]{1,3}$/u.test(marker) || marker === '' ? { is: 'bullet' } : null;
}

function readingsOf(numeral: string): Numbering[] {
  if (/^\d+$/.test(numeral)) return [{ style: 'decimal', value: Number(numeral) }];
  const isLower = numeral === numeral.toLowerCase();
  if (!isLower && numeral !== numeral.toUpperCase()) return [];
  const roman = romanValue(numeral.toUpperCase());
  const letters = letterValue(numeral.toLowerCase());
  const asRoman: Numbering[] = roman === null ? [] : [{ style: isLower ? 'lower-roman' : 'upper-roman', value: roman }];
  const asLetters: Numbering[] =
    letters === null ? [] : [{ style: isLower ? 'lower-alpha' : 'upper-alpha', value: letters }];
  const isRomanFirst = numeral.length > 1 || /^i$/i.test(numeral);
  return isRomanFirst ? [...asRoman, ...asLetters] : [...asLetters, ...asRoman];
}

/** a … z, then aa, ab … as browsers count, or aa, bb … as Word does. */
function letterValue(letters: string): number | null {
  if (letters.length === 1) return letters.charCodeAt(0) - 96;
  if (letters.length === 2 && letters[0] === letters[1]) return 26 + letters.charCodeAt(0) - 96;
  return null;
}

const worth: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

function romanValue(numeral: string): number | null {
  if (!/^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(numeral) || numeral === '') return null;
  const digits = [...numeral].map((digit) => worth[digit] ?? 0);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}

/** The numbering that goes on from the item before, or else the likelier one. */
export function numberingAfter(before: Numbering | null, readings: readonly Numbering[]): Numbering | null {
  const next = before && readings.find(({ style, value }) => style === before.style && value === before.value + 1);
  return next ?? readings[0] ?? null;
}
