import type { InlineNode, Mark } from '@/lib/domain/handout/body';
import { lastRun } from './last-run';
import type { Report } from './notices';
import type { Shift } from './styles';

/** A stretch of one line in one style, as it is read from the source. */
export type RawRun = { text: string; marks: readonly Mark[]; shift: Shift | null };

/**
 * The words of a paragraph as a body holds them: exponents and fractions as the letters that Unicode has for them,
 * other raised or lowered text marked, white space as it was seen. Null where nothing was seen.
 */
export function inlineOf(runs: readonly RawRun[], report: Report): InlineNode[] | null {
  return joined(trimmed(withoutFormat(withShifts(withFractions(runs), report))));
}

const superscripts = new Map(
  [...'0123456789+-−–=()ni'].map((from, at) => [from, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ'][at] ?? from]),
);
const subscripts = new Map(
  [...'0123456789+-−–=()ni'].map((from, at) => [from, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₙᵢ'][at] ?? from]),
);

const fractions: ReadonlyMap<string, string> = new Map([
  ['1/2', '½'],
  ['1/3', '⅓'],
  ['2/3', '⅔'],
  ['1/4', '¼'],
  ['3/4', '¾'],
  ['1/5', '⅕'],
  ['2/5', '⅖'],
  ['3/5', '⅗'],
  ['4/5', '⅘'],
  ['1/6', '⅙'],
  ['5/6', '⅚'],
  ['1/7', '⅐'],
  ['1/8', '⅛'],
  ['3/8', '⅜'],
  ['5/8', '⅝'],
  ['7/8', '⅞'],
  ['1/9', '⅑'],
  ['1/10', '⅒'],
]);

const SLASH = /^\s*[/⁄∕]\s*$/u;
const DIGITS = /^\s*\d{1,4}\s*$/;

/** A raised number, a slash and a lowered or plain number are one fraction; so is a raised "1/2" after a number. */
function withFractions(runs: readonly RawRun[]): RawRun[] {
  const merged = sameShiftJoined(runs);
  const done: RawRun[] = [];
  for (let at = 0; at < merged.length; at += 1) {
    const run = merged[at];
    if (!run) continue;
    const whole = /^\s*(\d{1,4})\s*[/⁄∕]\s*(\d{1,4})\s*$/u.exec(run.shift === 'raised' ? run.text : '');
    const before = done
      .slice(-2)
      .map(({ text }) => text)
      .join('');
    // A raised number after "m" or "(kg)" is an exponent.
    const mayBeFraction = !/[\p{L})]$/u.test(before);
    if (whole && mayBeFraction) {
      done.push(fractionAfter(done.at(-1), run, whole[1] ?? '', whole[2] ?? '', merged[at + 1]));
      continue;
    }
    const isAbove = run.shift === 'raised' && DIGITS.test(run.text) && mayBeFraction;
    const isFree = /^$|\s$/.test(before) && !/\d\s*$/.test(before);
    const parts = isAbove ? denominator(merged, at + 1, isFree ? run.text.trim() : null) : null;
    if (!parts) {
      done.push(run);
      continue;
    }
    const { below, rest, next } = parts;
    done.push(fractionAfter(done.at(-1), run, run.text.trim(), below, rest ?? merged[next]));
    if (rest) done.push(rest);
    at = next - 1;
  }
  return done;
}

type Denominator = { below: string; rest: RawRun | null; next: number };

/**
 * Reads a denominator: "/" and a lowered number, or "/2" in one plain run. With a plain slash, only an isolated number
 * `freeAbove` can form a fraction, and only one that Unicode has a character for, so "10 ⁹/5 ml" and "¹/24 h" are not
 * fractions.
 */
function denominator(runs: readonly RawRun[], from: number, freeAbove: string | null): Denominator | null {
  const first = runs[from];
  const second = runs[from + 1];
  if (first && second && SLASH.test(first.text) && first.shift !== 'lowered') {
    if (second.shift === 'lowered' && DIGITS.test(second.text)) {
      return { below: second.text.trim(), rest: null, next: from + 2 };
    }
  }
  if (first?.shift === 'lowered') {
    const whole = /^\s*[/⁄∕]\s*(\d{1,4})\s*$/u.exec(first.text);
    if (whole) return { below: whole[1] ?? '', rest: null, next: from + 1 };
  }
  const plain = first?.shift === null ? /^([/⁄∕])(\d{1,4})(?![\d.,])/u.exec(first.text) : null;
  if (!first || !plain) return null;
  const [, slash, below = ''] = plain;
  if (slash !== '⁄' && (freeAbove === null || !fractions.has(`${freeAbove}/${below}`))) return null;
  const left = first.text.slice(plain[0].length);
  return { below, rest: left === '' ? null : { ...first, text: left }, next: from + 1 };
}

/** "1½" where there is such a sign, else "1 3/16": never so that the two numbers run together. */
function fractionAfter(
  before: RawRun | undefined,
  run: RawRun,
  above: string,
  below: string,
  after: RawRun | undefined,
): RawRun {
  const sign = fractions.get(`${above}/${below}`);
  const isAfterDigit = /\d$/.test(before?.text ?? '');
  const isBeforeDigit = /^\d/.test(after?.text ?? '');
  const text = sign ?? `${isAfterDigit ? ' ' : ''}${above}/${below}`;
  return { ...run, shift: null, text: isBeforeDigit ? `${text} ` : text };
}

function sameShiftJoined(runs: readonly RawRun[]): RawRun[] {
  const done: RawRun[] = [];
  for (const run of runs) {
    const last = done.at(-1);
    if (run.text === '') continue;
    if (last && last.shift === run.shift && (run.shift !== null || sameMarks(last.marks, run.marks))) {
      done[done.length - 1] = { ...last, text: last.text + run.text };
    } else done.push(run);
  }
  return done;
}

/** Endings of ordinal numbers and signs that mean the same on the line as above it. */
const SAME_ON_LINE = /^\s*(?:st|nd|rd|th|er|re|e|ème|nde?|os|as|[®©™℠*†‡§¶#'′″°ºª]+|\[[^\]]*\])\s*$/iu;

const DEGREES = /^\s*(?:[CFK]\b|[Cc]elsius|[Cc]ent[ií]gr|[Ff]ahrenheit|[Kk]elvin)/;
/**
 * After a number, these letters mean a degree, an ordinal or a footnote. On the line, "38o" and "2a" would mean
 * something else.
 */
const SMALL_LETTERS: ReadonlyMap<string, string> = new Map([
  ['o', 'º'],
  ['O', 'º'],
  ['a', 'ª'],
  ['A', 'ª'],
]);

function withShifts(runs: readonly RawRun[], report: Report): RawRun[] {
  return runs.map((run, at) => {
    if (run.shift === null) return run;
    const before = runs[at - 1]?.text ?? '';
    const after = runs[at + 1]?.text ?? '';
    return { ...run, shift: null, text: onTheLine(run.text, run.shift, { before, after }, report) };
  });
}

function onTheLine(text: string, shift: Shift, around: { before: string; after: string }, report: Report): string {
  const core = text.trim();
  if (core === '') return text;
  const start = text.slice(0, text.indexOf(core));
  const end = text.slice(start.length + core.length);
  const letters = shift === 'raised' ? superscripts : subscripts;
  if ([...core].every((letter) => letters.has(letter))) {
    return `${start}${[...core].map((letter) => letters.get(letter)).join('')}${end}`;
  }
  if (shift === 'raised') {
    if (/^o$/i.test(core) && DEGREES.test(around.after)) return `${start}°${end}`;
    const small = /\d\.?\s*$/.test(around.before) ? SMALL_LETTERS.get(core) : undefined;
    if (small) return `${start}${small}${end}`;
    if (/^tm$/i.test(core)) return `${start}™${end}`;
    const isOrdinal = /\d\s*$/.test(around.before) || /^[^\p{L}]+$/u.test(core);
    if (SAME_ON_LINE.test(core) && isOrdinal && !/^\d/.test(around.after)) return text;
  }
  // Letters that are raised already, such as "²", say so themselves.
  if (/^[⁰¹²³⁴-₎ªº°′″]+$/u.test(core)) return text;
  const marked = `${shift === 'raised' ? '^' : '_'}(${core})`;
  const word = lastRun(around.before);
  report.add('raised', `${word}${marked}`);
  return `${start}${marked}${end}`;
}

/** Word's own soft hyphen is U+001F. */
export const withSoftHyphens = (text: string): string => text.replaceAll('\u001f', '\u00ad');

/** Soft hyphens and marks of no width are not seen. Those that join or direct letters are part of a word. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;
// Written out: a line break that was kept is no white space to be made one.
const SPACES = /[ \t\n\r\f\v\u0085\u2028\u2029\u00a0\u2002-\u200a\u202f\u3000]+/g;

function withoutFormat(runs: readonly RawRun[]): RawRun[] {
  const seen = runs
    .map((run) => ({ ...run, text: withSoftHyphens(run.text).replace(UNSEEN, '') }))
    .filter(({ text }) => text !== '');
  let endsInSpace = false;
  return seen.map((run, at) => {
    const around = { before: seen[at - 1]?.text ?? '', after: seen[at + 1]?.text ?? '' };
    const text = withoutControls(run.text, around).replace(SPACES, (spaces, start: number) => {
      if (start === 0 && endsInSpace) return '';
      return spaces.length === 1 && !/[\t\n\r\f\v\u0085\u2028\u2029]/.test(spaces) ? spaces : oneSpace(spaces);
    });
    if (text !== '') endsInSpace = /\s$/.test(text);
    return { ...run, text };
  });
}

const NO_CHARACTERS = /(?:(?!\s|\u0085)\p{Cc})+/gu;
const isWord = (character: string | undefined): boolean => character !== undefined && !/[\s\u0085]/.test(character);

/**
 * Removes control characters that are no white space, but shows as lost what stood between two characters: Word's
 * hyphen that does not break is one, and a dash that was cut to its lower byte: "2.5–5" must not become "2.55". From
 * U+0080 on they are signs of Windows wherever they stand. `around`: the text beside this one.
 */
export function withoutControls(text: string, around = { before: '', after: '' }): string {
  return text.replace(NO_CHARACTERS, (marks: string, at: number) => {
    const isBetween =
      isWord(text[at - 1] ?? around.before.at(-1)) && isWord(text[at + marks.length] ?? around.after[0]);
    return [...marks].map((mark) => (isBetween || mark >= '\u0080' ? '\ufffd' : '')).join('');
  });
}

/** Several spaces are one; it stays unbreakable where all of them were. */
const oneSpace = (spaces: string): string => (/^\u00a0+$/.test(spaces) ? '\u00a0' : ' ');

function trimmed(runs: readonly RawRun[]): RawRun[] {
  const kept = runs.filter(({ text }) => text !== '');
  const first = kept.findIndex(({ text }) => text.trim() !== '');
  const last = kept.findLastIndex(({ text }) => text.trim() !== '');
  return first === -1
    ? []
    : kept.slice(first, last + 1).map((run, at, all) => ({
        ...run,
        text: trimEnd(trimStart(run.text, at === 0), at === all.length - 1),
      }));
}

const trimStart = (text: string, isFirst: boolean): string => (isFirst ? text.trimStart() : text);
const trimEnd = (text: string, isLast: boolean): string => (isLast ? text.trimEnd() : text);

function joined(runs: readonly RawRun[]): InlineNode[] | null {
  const nodes: InlineNode[] = [];
  for (const { text, marks } of runs) {
    const last = nodes.at(-1);
    if (last?.type === 'text' && sameMarks(last.marks ?? [], marks))
      nodes[nodes.length - 1] = { ...last, text: last.text + text };
    else nodes.push({ type: 'text', text, ...(marks.length > 0 ? { marks: [...marks] } : {}) });
  }
  return nodes.length > 0 ? nodes : null;
}

function sameMarks(some: readonly Mark[], others: readonly Mark[]): boolean {
  return some.length === others.length && JSON.stringify(some) === JSON.stringify(others);
}
