import {
  type BreakRule,
  Example7_13,
  Example7_25,
  LB13,
  LB17,
  LB25,
  LineBreakClasses,
  NO_BREAK,
  PASS,
  Rules,
  sot,
} from '@cto.af/linebreak';
import { LONGEST_WORD } from '@/lib/domain/handout/longest-word';
import { amountsAndRangesIn, type Stretch } from '@/lib/domain/language/amounts';
import { graphemesOf } from './graphemes';
import { unspacedScripts, unspacedWordEnds } from './unspaced-words';

/*
 * Where lines may end: the Unicode line breaking algorithm (UAX #14), narrowed for handouts. UAX #14 leaves Thai, Lao,
 * Khmer and Burmese to a dictionary, which every JavaScript engine has. Nothing is hyphenated: a
 * hyphen changes an address, a dose or a record number, and words in two parts are hard to read. A number stays with
 * its unit, and a word ends its line at its own hyphen only where it does not fit on a line.
 */

export type BreakPoint = {
  /** Offset in the text, in UTF-16 units. A line that ends here keeps the spaces before it. */
  at: number;
  /** After a hyphen, a slash or a dash inside a word, or inside a long row of figures: for what does not fit on a line. */
  isWithinWord: boolean;
};

const { AL, HL, HY, IN, OP, QU, SP } = LineBreakClasses;

/** Unicode 15.0 forbids this break and later versions allow it. */
const bracketAfterQuotation: BreakRule = ({ prev, cur, next }) =>
  prev.cls === QU && cur.cls === SP && next.cls === OP ? NO_BREAK : PASS;

/** "Wait …" keeps its sign, as "Wait !" does in UAX #14. */
const ellipsisAfterSpace: BreakRule = ({ cur, next }) => (cur.cls === SP && next.cls === IN ? NO_BREAK : PASS);

/** LB20a of Unicode 16: "-itis" at the start of a word is one word. */
const hyphenBeforeWord: BreakRule = ({ prev, cur, next }) =>
  (prev.cls === SP || prev.cls === sot) && cur.cls === HY && (next.cls === AL || next.cls === HL) ? NO_BREAK : PASS;

// Selects rules by identity. The package selects them by function name, which a minifier changes.
const tailored = new Map<BreakRule, BreakRule[]>([
  [LB13, [Example7_13]],
  [LB17, [LB17, bracketAfterQuotation, ellipsisAfterSpace, hyphenBeforeWord]],
  [LB25, [Example7_25, LB25]],
]);
const rules = new Rules();
rules.rules = rules.rules.flatMap((rule) => tailored.get(rule) ?? [rule]);

const ideographic =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\u3000-\\u303f\\uff00-\\uffef';
const withoutSpaces = ideographic + unspacedScripts;
const unspacedBefore = new RegExp(`[${withoutSpaces}]\\p{M}*$`, 'u');
const unspacedAfter = new RegExp(`^[${withoutSpaces}]`, 'u');
const words = new RegExp(`[^\\s${withoutSpaces}]+`, 'gu');
const digit = /\p{N}/u;
const address = /https?:\/\/|www\.|@|[a-z0-9-]\.[a-z]{2,12}\//iu;

const isolates = /[\u202a-\u202e\u2066-\u2069]/u;
const isolateEnds = /[\u202c\u2069]/u;

/** The places where a line of this text may end, in order. Takes time in proportion to the length of the text. */
export function breakPointsOf(text: string): BreakPoint[] {
  if (!isolates.test(text)) return pointsOfWords(text);
  // UAX #14 treats an isolate's opening mark as a character, which could end a line.
  let seen = '';
  const ends = [0];
  for (const [at, unit] of text.split('').entries()) {
    if (!isolates.test(unit)) {
      seen += unit;
      ends.push(at + 1);
    } else if (isolateEnds.test(unit)) ends[seen.length] = at + 1;
  }
  return pointsOfWords(seen).map((point) => ({ ...point, at: ends[point.at] ?? text.length }));
}

function pointsOfWords(text: string): BreakPoint[] {
  const found = Array.from(text.matchAll(words), ({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
  const isAddress = ({ word }: { word: string }): boolean => word.length > LONGEST_WORD && address.test(word);
  const addresses = found.filter(isAddress);
  const amounts = amountsAndRangesIn(text);
  const kept = insideOf(text, [...amounts, ...addresses, ...found.filter(({ word }) => digit.test(word))]);
  const rows = insideOf(
    text,
    amounts.filter(({ start, end }) => end - start > LONGEST_WORD),
  );
  const points = [...rules.breaks(text)].flatMap(({ position: at }): BreakPoint[] => {
    if (at >= text.length) return [];
    if (!kept[at]) return [{ at, isWithinWord: isWithinWord(text, at) }];
    // A row of figures that is longer than any dose parts between them before one of its words is cut.
    return rows[at] && isBetweenFigures(text, at) ? [{ at, isWithinWord: true }] : [];
  });
  const inAddresses = addresses.flatMap(({ word, start }) => addressCuts(word).map((cut) => start + cut));
  const wordEnds = unspacedWordEnds(text).filter((at) => !kept[at]);
  if (inAddresses.length === 0 && wordEnds.length === 0) return points;
  const known = new Set(points.map(({ at }) => at));
  const others = [...inAddresses, ...wordEnds.filter((at) => !known.has(at))];
  return [...points, ...others.map((at) => ({ at, isWithinWord: false }))].sort((one, other) => one.at - other.at);
}

/** After a space, except the one between a number and its unit. */
function isBetweenFigures(text: string, at: number): boolean {
  return text.charAt(at - 1) === ' ' && !/^\p{N} \p{L}/u.test(text.slice(at - 2, at + 2));
}

function isWithinWord(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 4), at);
  return !/\s$/u.test(before) && !unspacedBefore.test(before) && !unspacedAfter.test(text.slice(at, at + 2));
}

/** Marks every offset strictly inside one of the stretches. */
function insideOf(text: string, stretches: readonly Stretch[]): Uint8Array {
  const inside = new Uint8Array(text.length + 1);
  for (const { start, end } of stretches) inside.fill(1, start + 1, end);
  return inside;
}

// No break inside or right after "https://www.": an address reads more easily from its name on. None in "10.1249" either.
const afterSigns = /(?<=[/\-_.,:;?&=#@+~])(?<!:\/\/|www\.)(?![/\-_.,:;?&=#@+~]|(?<=\p{N}[.,:])\p{N})/u;
const addressStart = /^\P{L}{0,4}(?:https?:\/\/)?(?:www\.)?/iu;
const ADDRESS_PIECE = 8;

/** Offsets where an address may break. */
function addressCuts(address: string): number[] {
  const cuts: number[] = [];
  let at = 0;
  for (const part of address.split(afterSigns)) {
    for (const piece of part.length > LONGEST_WORD ? piecesOfLong(part) : [part]) {
      at += piece.length;
      cuts.push(at);
    }
  }
  return cuts.slice(0, -1);
}

/** The scheme stays whole, with the letters after it. */
function piecesOfLong(part: string): string[] {
  if (graphemesOf(part).length <= LONGEST_WORD) return [part];
  const [start = ''] = addressStart.exec(part) ?? [];
  const [first = '', ...others] = evenPieces(part.slice(start.length));
  return [start + first, ...others];
}

/** Pieces of at most eight characters, the last not much shorter than the others; a letter keeps its marks. */
function evenPieces(text: string): string[] {
  const characters = graphemesOf(text);
  const size = Math.ceil(characters.length / Math.ceil(characters.length / ADDRESS_PIECE));
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(''),
  );
}

/**
 * The unbreakable pieces of a text, without the spaces between them. A column as wide as the widest one cuts no word.
 * Words of more than 24 characters are split, because a column cannot fit them.
 */
export function unbreakablePieces(text: string): string[] {
  const ends = [...breakPointsOf(text).map(({ at }) => at), text.length];
  return ends.flatMap((end, index) => {
    const piece = text.slice(ends[index - 1] ?? 0, end).trim();
    const characters = piece.length > LONGEST_WORD ? graphemesOf(piece) : [piece];
    if (characters.length === 1) return piece === '' ? [] : [piece];
    return Array.from({ length: Math.ceil(characters.length / LONGEST_WORD) }, (_, part) =>
      characters.slice(part * LONGEST_WORD, (part + 1) * LONGEST_WORD).join(''),
    );
  });
}
