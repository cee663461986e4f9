import { pairsOf } from './brackets';
import { type Direction, rightToLeftLetter } from './direction';
import { arabicDigit, coreOf, rightToLeftSign } from './line-words';
import { stretchesOf } from './stretches';

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

const isolate = /[\u2066-\u2069]/;
const latin = /\p{Script=Latin}/u;
const unitSigns = '°º%‰٪µμ\\p{Script=Latin}';
// The degree sign of "٣٩°م" belongs to the letter after it.
const unit = `(?![°º]${rightToLeftLetter.source})[${unitSigns}][\\p{N}${unitSigns}]*(?:[-–−/.·~][\\p{N}${unitSigns}]+)*`;
const number = '\\p{N}+(?:[-–—−./:٫٬,()+~]+\\p{N}+)*';
/** A number with its unit, or a Latin word, that touches letters from right to left, as after a label and its colon. */
// Starts only at the beginning of a run: starting at each digit would be quadratic.
const foreign = new RegExp(
  `(?<![\\p{N}${unitSigns}])(?:[<>≤≥≈±~−+(]{0,3}${number}[\u00a0\u2009\u202f]?${unit}|[+(]{0,2}${number}|${unit})`,
  'gu',
);
/** Beside letters from right to left, only a single number holds together with the Latin letters after it. */
const needsIsolate =
  /^[+(]{0,2}\p{N}+[^\p{N}\p{L}]|^[+(]{0,2}[\u0660-\u0669]+\p{L}+[^\p{L}]|^\(?[<>≤≥≈±~−+]{1,3}\p{N}+\P{N}/u;

/** Text as print reads it. Its direction marks would turn the figures of a dose around on a screen and in a copy. */
export function withoutDirectionMarks(text: string): string {
  return text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

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
  if (direction === 'rtl' && latin.test(line) && !rightToLeftLetter.test(line) && !rightToLeftSign.test(line)) {
    const [start, end] = [line.length - line.trimStart().length, line.trimEnd().length];
    // Inside, a space at the end would move to the other side and touch no neighbor.
    return [line.slice(0, start), leftToRight(line.slice(start, end)), line.slice(end)].filter((one) => one !== '');
  }
  const parts = stretchesOf(line, direction)
    .flatMap(({ text, direction: own, before }) => {
      if (own) return [before, ...setApart(text, own)];
      return direction === 'rtl' ? [before, ...numbersApart(text)] : [before + text];
    })
    .reduce(withPart, []);
  return direction === 'rtl' ? comparedOneWay(parts) : parts;
}

const orderSign = '[<>≤≥]{1,2}=? {0,8}';
const signedNumber = `[+−-]?${number}`;
const signNotArrow = /(?<![-–—−=])[<>≤≥]/u;
const signAtEnd = new RegExp(`${orderSign}$`, 'u');
const startsWithNumber = new RegExp(`^${signedNumber}`, 'u');
const compared = new RegExp(`(${orderSign}${signedNumber})`, 'u');

/**
 * Mirrored, "<" looks like ">": where one comparison of a line needs to run from left to right, as "<70 mg", all of them
 * do. Else each takes the direction of its unit.
 */
function comparedOneWay(parts: DirectedPart[]): DirectedPart[] {
  const isMixed =
    parts.some((part) => typeof part !== 'string' && signNotArrow.test(textOf(part))) &&
    parts.some((part) => typeof part === 'string' && /[<>≤≥]/u.test(part));
  if (!isMixed) return parts;
  const signBefore = (index: number): string => {
    const [part = '', previous] = [parts[index], parts[index - 1]];
    if (typeof part === 'string' || typeof previous !== 'string' || !startsWithNumber.test(textOf(part))) return '';
    return signAtEnd.exec(previous)?.[0] ?? '';
  };
  return parts.flatMap((part, index) => {
    const sign = signBefore(index);
    if (typeof part !== 'string') return [sign === '' ? part : leftToRight(sign + textOf(part))];
    const text = part.slice(0, part.length - signBefore(index + 1).length);
    return text
      .split(compared)
      .map((piece, at) => (at % 2 === 1 ? leftToRight(piece) : piece))
      .filter((piece) => piece !== '');
  });
}

function textOf(part: DirectedPart): string {
  return typeof part === 'string' ? part : part.parts.map(textOf).join('');
}

/** What ends a sentence, or brackets the whole, belongs to the text around. A bracket stays with its partner. */
function setApart(stretch: string, direction: Direction): DirectedPart[] {
  const core = coreOf(stretch);
  if (core.start === core.end) return [stretch];
  let { start, end } = core;
  for (const { open, close } of pairsOf(stretch)) {
    if (open === null || close === null) continue;
    if (core.start <= close && close < core.end) start = Math.min(start, open);
    if (core.start <= open && open < core.end) end = Math.max(end, close + 1);
  }
  const inner = stretch.slice(start, end);
  const part = direction === 'ltr' ? leftToRight(inner) : rightToLeft(inner);
  return [stretch.slice(0, start), part, stretch.slice(end)].filter((one) => one !== '');
}

function leftToRight(text: string): DirectedPart {
  return { direction: 'ltr', isForced: arabicDigit.test(text), parts: [text] };
}

function rightToLeft(text: string): DirectedPart {
  return { direction: 'rtl', isForced: false, parts: directLine(text, 'rtl') };
}

/** Sets numbers of several parts apart in a word from right to left, each with its unit. */
function numbersApart(word: string): DirectedPart[] {
  const parts: DirectedPart[] = [];
  let at = 0;
  for (const { 0: found, index } of word.matchAll(foreign)) {
    if (!needsIsolate.test(found)) continue;
    // A bracket stays with its partner.
    const run = found.includes(')') ? found : found.replace(/^\(+/u, '');
    const end = index + found.length;
    if (end - run.length > at) parts.push(word.slice(at, end - run.length));
    parts.push(leftToRight(run));
    at = end;
  }
  return at < word.length || parts.length === 0 ? [...parts, word.slice(at)] : parts;
}
