import type { Direction } from './direction';

/*
 * Numbers, phone numbers, references and Latin words keep their own order inside text from right to
 * left only when something says where they begin and end: after an Arabic letter, "541-555-0147"
 * would else print as "0147-555-541". Unicode's isolates say so (UAX #9); they print nothing.
 */

/** A text, or a part of it that runs in a direction of its own. */
export type DirectedPart = string | { direction: Direction; isForced: boolean; parts: DirectedPart[] };

const LEFT_TO_RIGHT = '\u2066';
const RIGHT_TO_LEFT = '\u2067';
const FORCE_LEFT_TO_RIGHT = '\u202d';
const END_FORCE = '\u202c';
const END = '\u2069';

// Persian digits are of the Arabic script, and run from left to right.
const rightToLeftLetter = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}]/u;
const isolate = /[\u2066-\u2069]/;
const lettersOrDigits = /[\p{L}\p{N}]/u;
const letters = /\p{L}/u;
const latin = /\p{Script=Latin}/u;
const digit = /\p{N}/u;
const comparison = /^[<>≤≥=≈±~+−-]+$/u;
/** Joins two numbers into a range: "2 – 5". */
const joiner = /^[-–—−/×x:→~]$/u;
const unitSign = /^[%‰٪°º]+[.,;:!?…،؛؟]*$/u;
/** UAX #9 reverses groups of these digits around a hyphen, a space or a bracket, even in an isolate. */
const arabicDigit = /[\u0660-\u0669]/u;
const easternDigit = /[\u0660-\u0669\u06f0-\u06f9]/u;
/** A number of several parts that touches letters from right to left, as after a label and its colon. */
// Starts only at the first digit of a run: starting at each digit would be quadratic.
const joinedNumber = /(?<!\p{N})[+(]{0,2}\p{N}+(?:[-–—−./:٫٬,()+×~]+\p{N}+)+/gu;

/** The text with what runs against its direction set apart. Text that is set apart already stays as it is. */
export function isolateForeign(text: string, direction: Direction): string {
  return directedParts(text, direction).map(withIsolates).join('');
}

const mark = /[\u202c\u202d\u2066-\u2069]/u;
const endMark = /[\u202c\u2069]/u;

/** The same for runs of one text, so that a bold number stays next to its unit. */
export function isolateRuns(texts: readonly string[], direction: Direction): string[] {
  const isolated = isolateForeign(texts.join(''), direction);
  let at = 0;
  return texts.map((text) => {
    const start = at;
    for (let left = text.length; left > 0; at += 1) if (!mark.test(isolated.charAt(at))) left -= 1;
    while (endMark.test(isolated.charAt(at))) at += 1;
    return isolated.slice(start, at);
  });
}

function withIsolates(part: DirectedPart): string {
  if (typeof part === 'string') return part;
  const inner = part.parts.map(withIsolates).join('');
  if (part.direction === 'rtl') return `${RIGHT_TO_LEFT}${inner}${END}`;
  return `${LEFT_TO_RIGHT}${part.isForced ? `${FORCE_LEFT_TO_RIGHT}${inner}${END_FORCE}` : inner}${END}`;
}

/** The same as parts, for renderers with direction elements. Joined, the parts equal the text. */
export function directedParts(text: string, direction: Direction): DirectedPart[] {
  if (direction === 'ltr' && !rightToLeftLetter.test(text) && !arabicDigit.test(text)) return [text];
  if (isolate.test(text)) return [text];
  return text
    .split(/(\n)/u)
    .flatMap((line) => (line === '\n' ? [line] : directLine(line, direction)))
    .reduce(withPart, []);
}

function withPart(parts: DirectedPart[], part: DirectedPart): DirectedPart[] {
  const last = parts.at(-1);
  if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
  else parts.push(part);
  return parts;
}

function directLine(line: string, direction: Direction): DirectedPart[] {
  // A whole line of the other direction keeps its full stop and its order: an English disclaimer, an address.
  if (direction === 'rtl' && latin.test(line) && !rightToLeftLetter.test(line)) return [leftToRight(line)];
  const words = line.split(' ');
  const directions = direction === 'rtl' ? leftToRightAmong(words) : rightToLeftAmong(words);
  const pieces: DirectedPart[][] = [];
  let stretch: string[] = [];
  let hasLetters = false;
  const close = (own: Direction | null | undefined): void => {
    if (stretch.length > 0 && own) pieces.push(setApart(stretch.join(' '), own));
    stretch = [];
    hasLetters = false;
  };
  for (const [index, word] of words.entries()) {
    const [before, own] = [directions[index - 1], directions[index]];
    if (own !== before || !belongTogether(stretch.at(-1) ?? '', hasLetters, word)) close(before);
    if (own) {
      stretch.push(word);
      hasLetters ||= letters.test(word);
    } else pieces.push(direction === 'rtl' ? numbersApart(word) : [word]);
  }
  close(directions.at(-1));
  return pieces.flatMap((piece, index) => (index === 0 ? piece : [' ', ...piece]));
}

type Directions = (Direction | null)[];

/** In text from right to left: numbers with their signs and units, and words of other scripts. */
function leftToRightAmong(words: readonly string[]): Directions {
  return words.map((word, index) => {
    const [before = '', after = ''] = [words[index - 1], words[index + 1]];
    // "≥ 39 °C" is one unit: its sign must not move away from its number.
    const opensNumber = comparison.test(word) && isLeftToRight(after);
    const joinsNumbers = joiner.test(word) && isAmount(words[index - 2], before) && isAmount('', after);
    const endsNumber = unitSign.test(word) && isNumber(before);
    return isLeftToRight(word) || opensNumber || joinsNumbers || endsNumber ? 'ltr' : null;
  });
}

/** "5 mg – 10 mg" and "9 AM – 5 PM" are one range: a number stands before the dash, or the unit of one, and one after it. */
function isAmount(number = '', last = ''): boolean {
  return isLeftToRight(last) && (digit.test(last) || (isLeftToRight(number) && digit.test(number)));
}

function isLeftToRight(word: string): boolean {
  return lettersOrDigits.test(word) && !rightToLeftLetter.test(word);
}

function isNumber(word: string): boolean {
  return digit.test(word) && !letters.test(word);
}

/** In text from left to right: words from right to left with the numbers between them, and numbers in Arabic digits. */
function rightToLeftAmong(words: readonly string[]): Directions {
  const directions: Directions = words.map((word) => {
    if (rightToLeftLetter.test(word)) return 'rtl';
    return arabicDigit.test(word) ? 'ltr' : null;
  });
  let between = -1;
  for (const [index, word] of words.entries()) {
    if (directions[index] === 'rtl') {
      if (between >= 0) directions.fill('rtl', between, index);
      between = index + 1;
    } else if (letters.test(word)) between = -1;
  }
  joinNumbers(words, directions);
  return directions;
}

/** A number in Eastern digits beside words from right to left belongs to them: "٢٫٥–٥ ملغ" is read from its number on. */
function joinNumbers(words: readonly string[], directions: Directions): void {
  const isPartOf = (index: number, neighbor: number): boolean =>
    directions[neighbor] === 'rtl' && directions[index] !== 'rtl' && isOfEasternNumber(words, index);
  for (let index = words.length - 2; index >= 0; index -= 1) if (isPartOf(index, index + 1)) directions[index] = 'rtl';
  for (let index = 1; index < words.length; index += 1) if (isPartOf(index, index - 1)) directions[index] = 'rtl';
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

/** "2, 3" are two numbers, each in its own place; "541 555 0147" and "November 22, 2026" are one thing. */
function belongTogether(before: string, hasLetters: boolean, word: string): boolean {
  return !/[,;:.،؛]$/.test(before) || (hasLetters && lettersOrDigits.test(word));
}

const opening = '("\'“«[';
const closing = '.,;:!?…)]"\'”»،؛؟۔';

/** What ends a sentence, or brackets the whole, belongs to the text around. */
function setApart(stretch: string, direction: Direction): DirectedPart[] {
  let [start, end] = [0, stretch.length];
  while (start < end && opening.includes(stretch.charAt(start))) start += 1;
  while (end > start && closing.includes(stretch.charAt(end - 1))) end -= 1;
  if (start === end) return [stretch];
  // A bracket stays with its partner: "(541) 555-0147".
  const core = stretch.slice(start, end);
  const opens = count(core, '(') - count(core, ')');
  start = Math.max(0, start + Math.min(0, opens));
  end = Math.min(stretch.length, end + Math.max(0, opens));
  const inner = stretch.slice(start, end);
  const part = direction === 'ltr' ? leftToRight(inner) : rightToLeft(inner);
  return [stretch.slice(0, start), part, stretch.slice(end)].filter((one) => one !== '');
}

function leftToRight(text: string): DirectedPart {
  return { direction: 'ltr', isForced: arabicDigit.test(text), parts: [text] };
}

function rightToLeft(text: string): DirectedPart {
  return { direction: 'rtl', isForced: false, parts: directLine(text, 'rtl').reduce(withPart, []) };
}

/** Sets numbers of several parts apart in a word from right to left. */
function numbersApart(word: string): DirectedPart[] {
  const parts: DirectedPart[] = [];
  let at = 0;
  for (const { 0: number, index } of word.matchAll(joinedNumber)) {
    if (index > at) parts.push(word.slice(at, index));
    parts.push(leftToRight(number));
    at = index + number.length;
  }
  return at < word.length || parts.length === 0 ? [...parts, word.slice(at)] : parts;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
