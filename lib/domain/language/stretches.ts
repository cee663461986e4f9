import { monthNamed } from '../clinic/month-names';
import { normalized } from '../normalized';
import { MINUTES } from './amounts';
import { pairsOf } from './brackets';
import { type Direction, rightToLeftLetter } from './direction';
import {
  arrow,
  comparison,
  endsAmount,
  isNumber,
  leftToRightAmong,
  letters,
  lettersOrDigits,
  operator,
  rightToLeftAmong,
  rightToLeftSign,
  signsAfter,
  type Word,
  withoutSigns,
} from './line-words';
import { isUnit } from './unit-words';

/*
 * Finds the words of a line that run against it and belong together.
 *
 * In a line from right to left such a stretch ends
 * - at a bracket or quotation mark whose partner is outside of it;
 * - at a clause sign before a space, unless brackets inside the stretch hold the sign. A full stop and a comma can also
 *   belong to an abbreviation, a date or an address, so they end a stretch only after an amount or a bare number;
 * - before a single number, range or product that a noun from right to left follows, because the number counts the noun.
 *   After a bare name, as in "Call 911 فورا", only a unit is such a noun.
 */

/** One or more words, the direction that they need, or null for that of the line, and the space before them. */
export type Stretch = Word;

const ordering = /^[([{]*[<>≤≥≈~]+=?$/u;

/** Read in the direction of the line, unlike a range: in "2 × 500 مغ" the unit belongs to the last number. */
const arithmetic = /^[×x+±=]$/u;

// After a sign.
const closers = '["\'”»)\\]}]*$';
/** Always ends a clause. */
const clauseSign = new RegExp(`[:;،؛؟۔–—]${closers}`, 'u');
const otherSign = new RegExp(`[.,!?…]${closers}`, 'u');
const number = '\\p{N}+(?:[.,٫٬·]\\p{N}+)*';
/** Counts something: neither a time nor a date. */
const countable = new RegExp(`^["“«([{]*[+−-]?${number}(?:[-–—−/→~]${number})?["”»)\\]}]*$`, 'u');
const noun = new RegExp(`^[°º%٪]?${rightToLeftLetter.source}`, 'u');

/** The stretches of one line in order. Joined, each after the space before it, they equal the line. */
export function stretchesOf(line: string, direction: Direction): Stretch[] {
  const words = direction === 'rtl' ? leftToRightAmong(line) : rightToLeftAmong(line);
  const brackets = bracketsIn(words, direction);
  if (direction === 'rtl') leaveNumbersToNouns(words, brackets);
  for (const start of brackets.starts) {
    const last = words[start - 1];
    if (last && (operator.test(last.text) || comparison.test(last.text))) last.direction = null;
  }
  const stretches: Stretch[] = [];
  let hasLetters = false;
  for (const [index, word] of words.entries()) {
    const [last, previous] = [stretches.at(-1), words[index - 1]];
    const isOneRun = last && previous && word.direction && word.direction === previous.direction;
    const ends = brackets.starts.has(index) || endsBefore(words, index, hasLetters, direction, brackets);
    if (isOneRun && !ends) {
      last.text += word.before + word.text;
      // Parts of one word have no neighbor yet.
      last.isGlued &&= word.isGlued && word.before === '';
      hasLetters ||= letters.test(word.text);
    } else {
      stretches.push({ ...word });
      hasLetters = letters.test(word.text);
    }
  }
  return stretches.reduce(withGlued, []);
}

/** A number that is glued to one word alone stays part of it: the letters keep it in place. */
function withGlued(stretches: Stretch[], stretch: Stretch): Stretch[] {
  const last = stretches.at(-1);
  const isEnd = last && !last.direction && stretch.isGlued && stretch.before === '';
  const isBeginning = last?.isGlued && last.direction && !stretch.direction && stretch.before === '';
  if (isEnd || isBeginning) {
    stretches[stretches.length - 1] = { ...last, text: last.text + stretch.text, direction: null };
  } else stretches.push(stretch);
  return stretches;
}

/** Whether a stretch ends between the word before and this one, by the sign between them. */
function endsBefore(
  words: readonly Word[],
  index: number,
  hasLetters: boolean,
  direction: Direction,
  { isInside, asides }: Brackets,
): boolean {
  const [before, last, word] = [words[index - 2], words[index - 1], words[index]];
  if (!last || !word || operator.test(last.text)) return false;
  // "2, 3" are two numbers, each in its own place; "541 555 0147" and "November 22, 2026" are one thing.
  const isList = !(hasLetters && lettersOrDigits.test(word.text));
  const signs = signsAfter(last.text);
  if (isList && /[,;:.،؛]$/u.test(signs)) return true;
  if (direction === 'ltr') return false;
  if (!hasLetters && asides.has(index)) return true;
  if (isInside(index)) return false;
  if (isAfterGlued(last, word)) return true;
  if (word.before === '') return rightToLeftSign.test(last.text.slice(-1));
  return clauseSign.test(last.text) || (otherSign.test(signs) && endsAmount(before?.text, last.text));
}

const groupsOfPhone =
  '(?<![\\p{N}.,:/٫])\\p{N}{3,} \\p{N}{3}|^\\((?:[0٠۰]\\p{N}+|\\p{N}{3,})\\) \\p{N}{3}|^\\+\\p{N}{1,3} [(\\p{N}]';
/** "1 000", "1 1/2", "541 555", "(02) 555", "+1 (541)". */
const groups = new RegExp(
  `^\\p{N}{1,3} \\p{N}{3}(?!\\p{N})|^\\p{N}+ (?:[¼-¾⅐-⅞]|\\p{N}+[/⁄]\\p{N})|${groupsOfPhone}`,
  'u',
);

function areGroups(one: string, other = ''): boolean {
  return groups.test(`${one} ${other}`);
}

/** "3" in "ה-5 3 mg": a number after a glued one is another number. */
function isAfterGlued(last: Word, word: Word): boolean {
  if (!last.isGlued || word.before === '' || !isNumber(last.text) || !isNumber(word.text)) return false;
  return !areGroups(last.text, word.text);
}

/** Begins a stretch at each number that counts a noun from right to left, and leaves the signs before it to the line. */
function leaveNumbersToNouns(words: readonly Word[], { starts, isInside }: Brackets): void {
  for (const [end, word] of words.entries()) {
    const next = words[end + 1];
    if (!isCount(word) || !next?.before || !noun.test(next.text)) continue;
    let first = end;
    while (operator.test(words[first - 1]?.text ?? '') && isCount(words[first - 2])) first -= 2;
    for (const part of words.slice(first, end)) if (arithmetic.test(part.text)) part.direction = null;
    const previous = words[first - 1];
    if (previous?.direction !== 'ltr' || isInside(first) || arrow.test(previous.text)) continue;
    // The port of an address.
    if (words[first]?.before === '' && /[./]/u.test(previous.text)) continue;
    if (comparison.test(previous.text) || operator.test(previous.text)) {
      // A comparison without a unit from right to left keeps its order: mirrored, "<" looks like ">".
      if (!ordering.test(previous.text) || isUnit(withoutSigns(next.text))) previous.direction = null;
    } else if (isAnotherNumber(words, first, next.text)) starts.add(first);
  }
}

/** "555" in "541 555 0147". */
const group = /^(?:\+?\p{N}+(?:-\p{N}+)?|\(\+?\p{N}+\))$/u;

/** Whether the number belongs to the noun after it, and not to a date, a phone number or a name before it. */
function isAnotherNumber(words: readonly Word[], index: number, after: string): boolean {
  const [before, last] = [words[index - 2]?.text, words[index - 1]?.text ?? ''];
  if (isInDate(words, index)) return false;
  if (areMinutes(before, last, words[index]?.text ?? '') && !isUnit(withoutSigns(after))) return false;
  // Of two numbers, as in "5 3 مرات", the last one counts the unit.
  if (group.test(last)) {
    return isUnit(withoutSigns(after)) && !group.test(before ?? '') && !areGroups(last, words[index]?.text);
  }
  const isName = letters.test(last) && !/[:;,!?…]$/u.test(last) && !endsAmount(before, last);
  return !isName || isUnit(withoutSigns(after));
}

const minutes = new RegExp(`^${MINUTES}$`, 'u');

/** "30" in "8 h 30" and "8h 30". */
function areMinutes(before = '', last: string, word: string): boolean {
  const isHour = /^\p{Nd}{1,2}h$/iu.test(last) || (/^h$/iu.test(last) && /^\p{Nd}{1,2}$/u.test(before));
  return isHour && minutes.test(withoutSigns(word));
}

function isCount(word: Word | undefined): boolean {
  return word?.direction === 'ltr' && countable.test(word.text);
}

/** "November 2026", "November 22, 2026": the year counts nothing. */
function isInDate(words: readonly Word[], index: number): boolean {
  const isMonth = (word: Word | undefined): boolean =>
    monthNamed(
      normalized(withoutSigns(word?.text ?? ''), 'NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase(),
    ) !== null;
  const [before, last] = [words[index - 2], words[index - 1]];
  return isMonth(last) || (isMonth(before) && last !== undefined && isNumber(last.text));
}

type Brackets = {
  /** The words before which a stretch must begin. */
  starts: Set<number>;
  /** The words that open brackets at the end of their run: "(24/7)" in "55 (24/7)". */
  asides: Set<number>;
  /** Whether brackets that one stretch can hold are open before this word. */
  isInside: (index: number) => boolean;
};

function bracketsIn(words: readonly Word[], direction: Direction): Brackets {
  const [starts, asides] = [new Set<number>(), new Set<number>()];
  const changes: number[] = Array.from({ length: words.length + 1 }, () => 0);
  const runs: number[] = [];
  const wordAt: number[] = [];
  for (const [index, word] of words.entries()) {
    const goesOn = word.direction !== null && word.direction === words[index - 1]?.direction;
    runs.push((runs[index - 1] ?? 0) + (goesOn ? 0 : 1));
    for (let left = word.before.length + word.text.length; left > 0; left -= 1) wordAt.push(index);
  }
  for (const { isQuote, open: from, close: to } of pairsOf(words.map(({ before, text }) => before + text).join(''))) {
    const [open, close] = [from === null ? undefined : wordAt[from], to === null ? undefined : wordAt[to]];
    const isPair = open !== undefined && close !== undefined;
    if (isPair && runs[open] === runs[close]) {
      if (!isQuote && runs[close] !== runs[close + 1]) asides.add(open);
      changes[open + 1] = (changes[open + 1] ?? 0) + 1;
      changes[close + 1] = (changes[close + 1] ?? 0) - 1;
    } else if (isPair || (direction === 'rtl' && !isQuote)) {
      if (open !== undefined) starts.add(open);
      if (close !== undefined) starts.add(close + 1);
    }
  }
  let depth = 0;
  const depths = changes.map((change) => {
    depth += change;
    return depth;
  });
  return { starts, asides, isInside: (index) => (depths[index] ?? 0) > 0 };
}
