import { amountsIn } from './amounts';
import { type Direction, rightToLeftLetter } from './direction';
import { isUnit } from './unit-words';
import { partsOf, type WordPart } from './word-parts';

/** A word of a line or a part of it, with the direction that it needs, or null for the line's. */
export type Word = WordPart & { direction: Direction | null };

type LineWord = Pick<Word, 'text' | 'before'>;

export const arabicDigit = /[\u0660-\u0669]/u;
/** Clause signs of the Arabic script. */
export const rightToLeftSign = /[،؛؟۔]/u;

export const lettersOrDigits = /[\p{L}\p{N}]/u;
export const letters = /\p{L}/u;
const digit = /\p{N}/u;
const easternDigit = /[\u0660-\u0669\u06f0-\u06f9]/u;
/** The signs before a number, also at the beginning of brackets: "(<38)". */
export const comparison = /^(?:[<>≤≥=≈±~+−-]+|[([{]+[<>≤≥≈±~]+=?)$/u;
const dash = /^[-–—−]$/u;
/** Joins two numbers into a range: "2 – 5". */
const joiner = /^[-–—−/×x:→~]$/u;
export const operator = /^[-–—−/×x:→~+±=]$/u;
export const arrow = /^[←→↔⇐⇒⇔➔]$/u;
const unitSign = /^[%‰٪°º]+[.,;:!?…،؛؟]*$/u;

/** The words of a line, each with the spaces before it. */
function wordsOf(line: string): LineWord[] {
  return line.split(/(?<! )(?= )/u).map((word) => {
    const text = word.replace(/^ +/u, '');
    return { text, before: word.slice(0, word.length - text.length) };
  });
}

/** In text from right to left: numbers with their signs and units, and words of other scripts. */
export function leftToRightAmong(line: string): Word[] {
  const words = wordsOf(line).flatMap(({ text, before }) => partsOf(text, before));
  const texts = words.map(({ text }) => text);
  return words.map((word, index) => {
    const { text } = word;
    const [before = '', after = ''] = [texts[index - 1], texts[index + 1]];
    // "≥ 39 °C" is one unit: its sign must not move away from its number. A dash after a word is no sign of a number.
    const opensNumber = comparison.test(text) && isLeftToRight(after) && !(dash.test(text) && isLeftToRight(before));
    const joinsNumbers = joiner.test(text) && areJoined(text, [texts[index - 2], before], after);
    // An arrow keeps its shape from right to left and would point the wrong way.
    const pointsOn = arrow.test(text) && isLeftToRight(before) && isLeftToRight(after);
    const endsNumber = unitSign.test(text) && isNumber(before);
    const isForeign = isLeftToRight(text) || opensNumber || joinsNumbers || pointsOn || endsNumber;
    return { ...word, direction: isForeign ? 'ltr' : null };
  });
}

/** "5 mg – 10 mg" and "9 AM – 5 PM" are one range: a number comes before the dash, or the unit of one, and one after it. */
function areJoined(sign: string, [number = '', unit = '']: readonly (string | undefined)[], after: string): boolean {
  if (sign === ':') return isNumber(unit) && isNumber(after);
  const hasAmount = isLeftToRight(unit) && (digit.test(unit) || (isLeftToRight(number) && digit.test(number)));
  return hasAmount && isLeftToRight(after) && digit.test(after);
}

function isLeftToRight(word: string): boolean {
  return lettersOrDigits.test(word) && !rightToLeftLetter.test(word);
}

export function isNumber(word: string): boolean {
  return digit.test(word) && !letters.test(word);
}

/**
 * In text from left to right: words from right to left with the numbers and amounts between them, and numbers in Arabic
 * digits. An Arabic clause sign says that the Latin words before it are part of a phrase from right to left.
 */
export function rightToLeftAmong(line: string): Word[] {
  const words = wordsOf(line);
  const texts = words.map(({ text }) => text);
  const directions: (Direction | null)[] = texts.map((text) => {
    if (rightToLeftLetter.test(text)) return 'rtl';
    return arabicDigit.test(text) ? 'ltr' : null;
  });
  joinGluedAmounts(line, words, directions);
  let between = -1;
  let isPhrase = false;
  for (const [index, text] of texts.entries()) {
    if (directions[index] === 'rtl') {
      if (isPhrase) directions.fill('rtl', between, index);
      between = index + 1;
      isPhrase = true;
    } else if (rightToLeftSign.test(text)) isPhrase = between >= 0;
    else if (letters.test(text) && !endsAmount(texts[index - 1], text)) isPhrase = false;
  }
  joinNumbers(texts, directions);
  return words.map((word, index) => ({ ...word, isGlued: false, direction: directions[index] ?? null }));
}

const latinFirst = /^\p{Script=Latin}/u;
/** "לـ" and "ב-" before a space. */
const prefix = /[\u0640\u05be-]$/u;

/** "mg" of "מ-40 mg" and "40" of "40 mg/יום": an amount that touches letters from right to left belongs to them. */
function joinGluedAmounts(line: string, lineWords: readonly LineWord[], directions: (Direction | null)[]): void {
  const words = lineWords.map(({ text }) => text);
  const wordStarts: number[] = [];
  let length = 0;
  for (const { text, before } of lineWords) {
    wordStarts.push(length + before.length);
    length += before.length + text.length;
  }
  // Looked up once for each word: a long word has many amounts.
  const letterStarts = words.map((word) => word.search(rightToLeftLetter));
  const hasLetter = (index: number): boolean => (letterStarts[index] ?? -1) >= 0;
  let first = 0;
  for (const { start, end } of amountsIn(line)) {
    while ((wordStarts[first + 1] ?? length) <= start) first += 1;
    let last = first;
    while ((wordStarts[last + 1] ?? length) < end) last += 1;
    const isInWord = hasLetter(first) && (wordStarts[first] ?? 0) + (letterStarts[first] ?? 0) < start;
    const isGlued = isInWord || (hasLetter(first - 1) && prefix.test(words[first - 1] ?? ''));
    const endsGlued = hasLetter(last) && latinFirst.test(words[last] ?? '');
    // A phone number.
    while (isGlued && /\p{N}{3}$/u.test(words[last] ?? '') && /^\p{N}{3}/u.test(words[last + 1] ?? '')) last += 1;
    if (isGlued || endsGlued) directions.fill('rtl', first, last + 1);
  }
}

/** A number in Eastern digits beside words from right to left belongs to them: "٢٫٥–٥ ملغ" is read from its number on. */
function joinNumbers(words: readonly string[], directions: (Direction | null)[]): void {
  const isPartOf = (index: number, neighbor: number): boolean =>
    directions[neighbor] === 'rtl' && directions[index] !== 'rtl' && isOfEasternNumber(words, index);
  for (let index = words.length - 2; index >= 0; index -= 1) {
    if (isPartOf(index, index + 1) || opensPhrase(words, directions, index)) directions[index] = 'rtl';
  }
  for (let index = 1; index < words.length; index += 1) if (isPartOf(index, index - 1)) directions[index] = 'rtl';
}

/** "(2 مرات في اليوم)": a number at the beginning of brackets counts the word after it. */
function opensPhrase(words: readonly string[], directions: readonly (Direction | null)[], index: number): boolean {
  const word = words[index] ?? '';
  return /^[([{]/u.test(word) && isNumber(word) && !/[)\]}]/u.test(word) && directions[index + 1] === 'rtl';
}

/** The number, the dash of a range of such numbers, or the sign before one: "≥ ٣٨", "٥ – ١٠". */
function isOfEasternNumber(words: readonly string[], index: number): boolean {
  const [before = '', word = '', after = ''] = [words[index - 1], words[index], words[index + 1]];
  if (isEasternNumber(word)) return true;
  return isEasternNumber(after) && ((joiner.test(word) && isEasternNumber(before)) || comparison.test(word));
}

function isEasternNumber(word: string): boolean {
  return easternDigit.test(word) && !letters.test(word);
}

/** "5mg", or the unit of "5 mg" and "5 p.m.". */
export function endsAmount(before = '', word: string): boolean {
  const core = withoutSigns(word);
  const unit = digit.test(core) ? core.replace(/^[^\p{L}%‰٪°º]*/u, '') : isNumber(before) && core;
  return unit !== false && isUnit((unit.split('/', 1)[0] ?? '').replaceAll('.', ''));
}

const opening = '("\'“«[{';
const closing = '.,;:!?…–—)]}"\'”»،؛؟۔';

/** "a.m." and "a. m.", whose last dot ends no sentence. */
const abbreviation = /(?<![\p{L}.])(?:(?:\p{L}\.){2,}|[ap]\. m\.)$/iu;

/** Where a text begins and ends without its brackets, quotation marks and clause signs. */
export function coreOf(text: string): { start: number; end: number } {
  let [start, end] = [0, text.length];
  while (start < end && opening.includes(text.charAt(start))) start += 1;
  while (end > start && closing.includes(text.charAt(end - 1))) end -= 1;
  if (abbreviation.test(text.slice(start, end + 1))) end += 1;
  return { start, end };
}

export function withoutSigns(text: string): string {
  const { start, end } = coreOf(text);
  return text.slice(start, end);
}

/** The brackets, quotation marks and clause signs that end a text. */
export function signsAfter(text: string): string {
  return text.slice(coreOf(text).end);
}
