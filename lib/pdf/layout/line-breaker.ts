import { linebreaker } from '@react-pdf/textkit';
import { LONGEST_WORD } from '@/lib/domain/handout/longest-word';
import { amountsAndRangesIn } from '@/lib/domain/language/amounts';
import { Memory } from '@/lib/domain/memory';
import { mirrored } from '../shaping/shape-text';
import { type BreakPoint, breakPointsOf } from '../text/break-points';
import { graphemesOf } from '../text/graphemes';
import { type GlyphRun, withSpaceForNewLine, withTrailingSpaceLast } from './line-ends';

/*
 * textkit chooses the best lines from boxes and the glue between them. It is told which text is a box and where glue
 * is, so that it never adds a hyphen: a place to break without a space is glue of no width.
 */

type Paragraph = { string: string; runs: GlyphRun[]; syllables?: string[] };
type LineBreaker = (paragraph: Paragraph, widths: number[]) => Paragraph[];

/** textkit's line breaker with our places to break. */
export function lineBreaker(options: object): LineBreaker {
  const chooseLines = linebreaker(options as never) as unknown as LineBreaker;
  return (paragraph, widths) =>
    chooseLines({ ...paragraph, syllables: boxesAndGlue(paragraph, Math.min(...widths)) }, widths)
      .map(withSpaceForNewLine)
      .map(withTrailingSpaceLast);
}

/** The same text is set at several widths: a footer on each page, whose number takes more or less of its row. */
const breaksBefore = new Memory<readonly BreakPoint[]>(1_000);

function boxesAndGlue(paragraph: Paragraph, room: number): string[] {
  const text = writtenText(paragraph);
  const points = [...breaksBefore.getOr(text, () => breakPointsOf(text)), { at: text.length, isWithinWord: false }];
  const letters = measure(paragraph);
  const result: string[] = [];
  let start = 0;
  let word: number[] = [];
  for (const { at, isWithinWord } of points) {
    word.push(at);
    if (isWithinWord) continue;
    for (const end of fitting(text, start, word, room, letters)) {
      result.push(...boxAndGlue(text.slice(start, end), end < text.length));
      start = end;
    }
    word = [];
  }
  return result;
}

/** Each space is glue of its own: textkit takes two in a row for part of a word. */
function boxAndGlue(piece: string, mayBreakAfter: boolean): string[] {
  let end = piece.length;
  while (piece[end - 1] === ' ') end -= 1;
  const box = piece.slice(0, end);
  const glue = Array.from(piece.slice(box.length));
  return [...(box === '' ? [] : [box]), ...(glue.length === 0 && mayBreakAfter ? [''] : glue)];
}

type Letters = {
  widthBetween: (start: number, end: number) => number;
  /** Whether a glyph begins at this offset: a ligature is one glyph. */
  isSeam: (at: number) => boolean;
};

/** The end of the word at `start`, and the places before it where it may break if it does not fit on one line. */
function fitting(text: string, start: number, ends: readonly number[], room: number, letters: Letters): number[] {
  const last = ends.at(-1) ?? start;
  const widthOf = (from: number, to: number): number =>
    letters.widthBetween(from, from + text.slice(from, to).trimEnd().length);
  if (widthOf(start, last) <= room) return [last];
  return ends.flatMap((end, index) => {
    const from = ends[index - 1] ?? start;
    return widthOf(from, end) <= room ? [end] : [...cutsOf(text.slice(from, end), from, room, letters), end];
  });
}

/** With fewer characters on a line, a reader does not recognize the rest of a word. */
const FEWEST = 4;
const letterOrDigit = /^[\p{L}\p{N}]/u;

/**
 * Splits a piece that is wider than the line into even parts, between letters, so that no punctuation begins or ends a
 * line. Keeps a number whole unless it is longer than any dose.
 */
function cutsOf(piece: string, start: number, room: number, { widthBetween: width, isSeam }: Letters): number[] {
  const characters = shapesOf(piece.trimEnd(), start, isSeam);
  if (/\p{N}/u.test(piece) && characters.length <= LONGEST_WORD) return [];
  const total = width(start, start + piece.trimEnd().length);
  const lines = Math.ceil(total / room);
  if (characters.length / lines < FEWEST) return [];
  const cuts: number[] = [];
  const kept = insideAmounts(piece);
  let [from, at, best, whole] = [start, start, start, start];
  for (const [index, character] of characters.entries()) {
    const isBetweenLetters = letterOrDigit.test(characters[index - 1] ?? '') && letterOrDigit.test(character);
    if (at > from && !kept.has(at - start)) whole = at;
    if (whole === at && isBetweenLetters) best = at;
    const isFull = at > from && width(from, at + character.length) > room;
    if (isFull || (best === at && best > from && width(from, at) >= total / lines)) {
      // Punctuation at the end of a line does less harm than a number on two lines.
      from = best > from ? best : whole > from ? whole : at;
      cuts.push(from);
      best = from;
      whole = from;
    }
    at += character.length;
  }
  return cuts;
}

/** The offsets inside amounts, and words with a digit, that are no longer than a dose: a piece can hold several. */
function insideAmounts(piece: string): Set<number> {
  const words = Array.from(piece.matchAll(/\S+/gu), ({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const numbers = words.filter(({ start, end }) => /\p{N}/u.test(piece.slice(start, end)));
  const inside = new Set<number>();
  for (const { start, end } of [...amountsAndRangesIn(piece), ...numbers]) {
    if (end - start > LONGEST_WORD) continue;
    for (let at = start + 1; at < end; at += 1) inside.add(at);
  }
  return inside;
}

/** Graphemes, those of a ligature together. */
function shapesOf(word: string, start: number, isSeam: Letters['isSeam']): string[] {
  const shapes: string[] = [];
  let at = start;
  for (const grapheme of graphemesOf(word)) {
    const last = shapes.length - 1;
    if (last < 0 || isSeam(at)) shapes.push(grapheme);
    else shapes[last] += grapheme;
    at += grapheme.length;
  }
  return shapes;
}

/** The original text: right-to-left brackets come mirrored. */
function writtenText({ string, runs }: Paragraph): string {
  return runs
    .map(({ start, end, attributes }) => {
      const text = string.slice(start, end);
      return (attributes.bidiLevel ?? 0) % 2 === 0 ? text : Array.from(text, mirrored).join('');
    })
    .join('');
}

function measure({ string, runs }: Paragraph): Letters {
  const upTo = new Float64Array(string.length + 1);
  const seams = new Set(runs.flatMap(({ start, glyphIndices = [] }) => glyphIndices.map((offset) => start + offset)));
  for (const { start, glyphIndices = [], positions = [] } of runs) {
    for (const [index, offset] of glyphIndices.entries()) {
      upTo[start + offset + 1] = (upTo[start + offset + 1] ?? 0) + (positions[index]?.xAdvance ?? 0);
    }
  }
  for (let at = 1; at < upTo.length; at += 1) upTo[at] = (upTo[at] ?? 0) + (upTo[at - 1] ?? 0);
  return { widthBetween: (start, end) => (upTo[end] ?? 0) - (upTo[start] ?? 0), isSeam: (at) => seams.has(at) };
}
