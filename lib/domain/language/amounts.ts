import { LONGEST_WORD } from '../handout/longest-word';
import { isUnit, unspacedUnits } from './unit-words';

/** A stretch of a text that stays on one line, as offsets in UTF-16 units. */
export type Stretch = { start: number; end: number };

// A typed text can have several spaces, which a page shows as one.
const gap = '[ \\u00a0\\u2009\\u202f]{0,8}';
// "10 000", and not two phone numbers beside each other.
const thousands = '(?<=(?<!\\p{N})\\p{Nd}{1,3}) (?=\\p{Nd}{3}(?![\\p{N}/-]))';
const fraction = ' (?=[\\u00bc-\\u00be\\u2150-\\u215e]|\\p{Nd}{1,3}[/⁄]\\p{Nd})';
const joins = `[.,:٫٬'’·⁄]| ?[-–—−→~～/×x] ?|${thousands}|${fraction}`;
// "≥ 5", "№ 5", "n.º 5"
const sign = '[<>≤≥≈±~=+−№\\p{Sc}]|(?<![\\p{L}\\p{N}])[nN]\\.?[º°]';
// Bounded repetition: a long row of numbers is not one amount.
const amount = new RegExp(`(?:(?:${sign})${gap})?\\p{N}+(?:(?:${joins})\\p{N}+){0,6}`, 'gu');

const clock = '[ap]\\. ?m\\.';
const letters = '[\\p{L}\\p{M}\'’"״׳\\u200c\\u200d-]+';
// "मि.ली."
const abbreviation = `${letters}(?:\\.${letters}){1,3}\\.?`;
const word = `${clock}|mm Hg|fl\\.? oz|[مس]°|${abbreviation}|/${gap}${letters}|[°º˚]? ?${letters}|[%‰٪°º˚℃℉×\\p{Sc}]`;
const unit = new RegExp(`(${gap})(${word})(?:${gap}/${gap}(?:\\p{N}+${gap})?${letters}){0,3}`, 'uy');
// "50 mg x 2"
const repeat = /[ \u00a0]?[x×][ \u00a0]?\p{N}{1,4}(?![\p{L}\p{N}])/uy;
/** The number of the minutes in "8 h 30", in Western, Arabic and Persian digits. */
export const MINUTES = '[0-5\\u0660-\\u0665\\u06f0-\\u06f5]\\p{Nd}';
// Which no number and no unit but theirs follows
const minutes = new RegExp(
  `(?<=\\p{N}[ \\u00a0\\u202f]?h)[ \\u00a0\\u202f]?${MINUTES}(?:[ \\u00a0\\u202f]?min)?(?![\\p{L}\\p{N}]|[ \\u00a0\\u202f]?[\\p{N}x×])`,
  'uy',
);

const space = '[ \\u00a0\\u202f]';
const separator = '[ \\u00a0\\u202f.‐‑–-]';
const extension = `(?:,?${space}?(?:ext|extension|extensión|anexo|poste|доб|x)\\.?${space}?\\p{Nd}{1,6}(?!\\p{N}))?`;
const digits = (least: number): string => `(?=(?:[() \\u00a0\\u202f.‐‑–-]{0,2}\\p{Nd}){${least}})`;
/** Of bounded repetition, and with as many digits as a phone number has: a row of figures is none. */
const phones = [
  // "+44 20 7946 0018", "+44 (0)20 7946 0018"
  `\\+${digits(7)}\\p{Nd}{1,4}(?:${separator}?\\(\\p{Nd}{1,5}\\)${separator}?\\p{Nd}{1,8}|${separator}\\p{Nd}{1,10})(?:${separator}\\p{Nd}{1,5}){0,4}`,
  // "(020) 7946 0018", "1 (541) 555-0147"
  `(?:\\p{Nd}{1,3}${space})?\\(\\p{Nd}{1,5}\\)${space}?(?:\\p{Nd}{2,5}(?:${space}\\p{Nd}{2,5}){1,4}|\\p{Nd}[\\p{Nd}-]{1,12})`,
  // "1-800-222-1222", "800 222 1222"
  `(?:\\p{Nd}${separator})?\\p{Nd}{3}${separator}\\p{Nd}{3}${separator}\\p{Nd}{4}`,
  // "020 7946 0018", "01 23 45 67 89", "0800 123-4567"
  `0${digits(7)}\\p{Nd}{1,4}(?:${space}\\p{Nd}{2,5}(?:-\\p{Nd}{2,5})?){1,4}`,
  // "91 555 01 47", "8 800 555-35-35"
  `${digits(9)}(?:\\p{Nd}${space})?[6-9]\\p{Nd}{1,2}${space}\\p{Nd}{2,3}(?:[ \\u00a0\\u202f-]\\p{Nd}{2}){2}(?!${space}\\p{N})`,
];
const phone = new RegExp(`(?<![\\p{N}.,/])(?:${phones.join('|')})(?!\\p{N})${extension}`, 'giu');

const unspacedUnit = new RegExp(`${gap}(?:${unspacedUnits})`, 'uy');

/** "to" and "until" in the languages of handouts, and dashes. */
const until = new RegExp(
  `^${space}(?:to|a|hasta|à|bis|até|rive|đến|tới|hanggang|до|έως|ως|μέχρι|إلى|الى|حتى|تا|سے|עד|से|থেকে|do|ila|ilaa|እስከ|մինչև|[-–—−→~～])${space}$`,
  'iu',
);
/** "or" between two numbers of one unit, of which the first has none: "1 or 2 tablets". */
const or = new RegExp(`(?<=\\p{N})${space}(?:or|o|u|ou|oder|hoặc|или|ή|أو|یا|או|या|বা|ወይም|կամ)${space}$`, 'iu');
const LONGEST_BETWEEN = 12;

/**
 * Numbers with their signs, ranges, fractions and units, as "≥ 38.5 °C", "2.5–5 ml" and "5 mg/kg", and phone numbers, as
 * "+44 20 7946 0018", in order, none of which overlap.
 */
export function amountsIn(text: string): Stretch[] {
  const amounts = Array.from(text.matchAll(amount), ({ 0: { length }, index }) => ({
    start: index,
    end: endOfAmount(text, index + length),
  }));
  const phones = Array.from(text.matchAll(phone), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  return joined([...amounts, ...phones]);
}

/** Stretches that stay on one line: amounts, and short ranges of two amounts in words, as "5 to 10 mg". */
export function amountsAndRangesIn(text: string): Stretch[] {
  const ranges: Stretch[] = [];
  for (const next of amountsIn(text)) {
    const last = ranges.at(-1);
    if (last && isRange(text, last, next)) last.end = next.end;
    else ranges.push(next);
  }
  return ranges;
}

/** Joins stretches that overlap while the whole is no longer than any dose; otherwise the first ends where the next begins. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const { start, end } of [...stretches].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = result.at(-1);
    if (!last || start >= last.end) result.push({ start, end });
    else if (end <= last.end) continue;
    else if (end - last.start <= LONGEST_WORD) last.end = end;
    else {
      last.end = start;
      result.push({ start, end });
    }
  }
  return result;
}

function isRange(text: string, from: Stretch, to: Stretch): boolean {
  const isShort = to.end - from.start <= LONGEST_WORD && to.start - from.end <= LONGEST_BETWEEN;
  if (!isShort || to.start <= from.end) return false;
  return until.test(text.slice(from.end, to.start)) || or.test(text.slice(from.end - 1, to.start));
}

function endOfAmount(text: string, end: number): number {
  const unitEnd = endOfUnit(text, end);
  if (unitEnd === end) return end;
  repeat.lastIndex = unitEnd;
  if (repeat.test(text)) return repeat.lastIndex;
  minutes.lastIndex = unitEnd;
  if (!minutes.test(text)) return unitEnd;
  const minutesEnd = minutes.lastIndex;
  return endOfUnit(text, minutesEnd) === minutesEnd ? minutesEnd : unitEnd;
}

function endOfUnit(text: string, end: number): number {
  unspacedUnit.lastIndex = end;
  if (unspacedUnit.test(text)) return unspacedUnit.lastIndex;
  unit.lastIndex = end;
  const found = unit.exec(text);
  const name = found?.[2];
  if (!found || !name) return end;
  const isKnown =
    isUnit(name.replace(/^\/|[\s.]/gu, '')) || isUnit(name.replace(/[-.].*$/su, '')) || /^[ap]\.|^\p{Sc}$/iu.test(name);
  return isKnown ? end + found[0].length : end;
}

/** Letters, digits and these signs hold together by themselves. */
const mayBreak = /[^\p{L}\p{M}\p{N}.,:%°+]/u;

/** Stretches that an HTML page keeps on one line, as print does: amounts and words with a digit, merged where they overlap. */
export function unbrokenIn(text: string): Stretch[] {
  if (!/\p{N}/u.test(text)) return [];
  const words = Array.from(text.matchAll(/\S+/gu), ({ 0: word, index }) => ({ word, start: index }))
    .filter(({ word }) => /\p{N}/u.test(word))
    .map(({ word, start }) => ({ start, end: start + word.length }));
  return joined([...amountsAndRangesIn(text), ...words]).filter(
    ({ start, end }) => end - start <= LONGEST_WORD && mayBreak.test(text.slice(start, end)),
  );
}
