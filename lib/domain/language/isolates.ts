import type { Direction } from './direction';

/*
 * Numbers, phone numbers, references and Latin words keep their own order inside text from right to
 * left only when something says where they begin and end: after an Arabic letter, "541-555-0147"
 * would else print as "0147-555-541". Unicode's isolates say so (UAX #9); they print nothing.
 */

const LEFT_TO_RIGHT = '\u2066';
const RIGHT_TO_LEFT = '\u2067';
const END = '\u2069';

const rightToLeftLetter = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}]/u;
const isolate = /[\u2066-\u2069]/;
const lettersOrDigits = /[\p{L}\p{N}]/u;
const letters = /\p{L}/u;
const latin = /\p{Script=Latin}/u;
const comparison = /^[<>≤≥=≈±~+−-]+$/u;

/** The text with what runs against its direction set apart. Text that is set apart already stays as it is. */
export function isolateForeign(text: string, direction: Direction): string {
  if (direction === 'ltr' && !rightToLeftLetter.test(text)) return text;
  if (isolate.test(text)) return text;
  return text
    .split('\n')
    .map((line) => isolateLine(line, direction))
    .join('\n');
}

function isolateLine(line: string, direction: Direction): string {
  // A whole line of the other direction keeps its full stop and its order: an English disclaimer, an address.
  if (direction === 'rtl' && latin.test(line) && !rightToLeftLetter.test(line)) return `${LEFT_TO_RIGHT}${line}${END}`;
  const isForeign = direction === 'rtl' ? isLeftToRight : isRightToLeft;
  const pieces: string[] = [];
  let stretch: string[] = [];
  let hasLetters = false;
  const close = (): void => {
    if (stretch.length > 0) pieces.push(setApart(stretch.join(' '), direction));
    stretch = [];
    hasLetters = false;
  };
  const words = line.split(' ');
  for (const [index, word] of words.entries()) {
    // "≥ 39 °C" is one thing; its sign must not be mirrored away from its number.
    const opensNumber = comparison.test(word) && isForeign(words[index + 1] ?? '');
    if (!isForeign(word) && !opensNumber) {
      close();
      pieces.push(word);
      continue;
    }
    if (!belongTogether(stretch.at(-1) ?? '', hasLetters, word)) close();
    stretch.push(word);
    hasLetters ||= letters.test(word);
  }
  close();
  return pieces.join(' ');
}

function isLeftToRight(word: string): boolean {
  return lettersOrDigits.test(word) && !rightToLeftLetter.test(word);
}

function isRightToLeft(word: string): boolean {
  return rightToLeftLetter.test(word);
}

/** "2, 3" are two numbers, each in its own place; "541 555 0147" and "November 22, 2026" are one thing. */
function belongTogether(before: string, hasLetters: boolean, word: string): boolean {
  return !/[,;:.]$/.test(before) || (hasLetters && lettersOrDigits.test(word));
}

const opening = new Set('(["\'“«');
const closing = new Set('.,;:!?…)]"\'”»');

/** What ends a sentence, or brackets the whole, belongs to the text around. */
function setApart(stretch: string, direction: Direction): string {
  let start = 0;
  while (opening.has(stretch[start] ?? '')) start += 1;
  let end = stretch.length;
  while (end > start && closing.has(stretch[end - 1] ?? '')) end -= 1;
  const [before, core, after] = [stretch.slice(0, start), stretch.slice(start, end), stretch.slice(end)];
  // A bracket stays with its partner: "(541) 555-0147".
  const opens = Math.max(0, count(core, ')') - count(core, '('));
  const closes = Math.max(0, count(core, '(') - count(core, ')'));
  const head = before.slice(0, before.length - opens);
  const tail = after.slice(closes);
  const inner = `${before.slice(head.length)}${core}${after.slice(0, closes)}`;
  if (inner === '') return stretch;
  return `${head}${direction === 'rtl' ? LEFT_TO_RIGHT : RIGHT_TO_LEFT}${inner}${END}${tail}`;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
