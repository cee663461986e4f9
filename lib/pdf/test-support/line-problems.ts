import { Rules } from '@cto.af/linebreak';
import type { Block, HandoutDocument, Run } from '@/lib/domain/handout/document';
import { LONGEST_WORD } from '@/lib/domain/handout/longest-word';
import { PAIR_SEPARATOR, stackedRows } from '@/lib/domain/handout/table-form';
import { cleanText } from '../text/clean-text';
import { passagesOf, runsText } from '../text/document-text';
import type { PrintedText } from './printed-lines';

const uax14 = new Rules();
const letterOrDigit = /[\p{L}\p{M}\p{N}]/u;
const address = /https?:\/\/|www\.|@|[a-z0-9-]\.[a-z]{2,12}\//iu;

/**
 * Finds lines that end where UAX #14 forbids it, or inside one of the `kept` amounts. A word may only be cut
 * between letters or digits, and where it is longer than any that is kept whole or has its line to itself. Texts that pdf.js reads in another order are left out.
 */
export function lineProblems(
  texts: readonly PrintedText[],
  document: HandoutDocument,
  kept: readonly string[],
): string[] {
  const sources = sourcesOf(document);
  return texts.flatMap(({ lines, page }) => {
    const source = lines.length > 1 ? sourceOf(letters(lines.join('')), sources) : undefined;
    if (!source) return [];
    const { text, before } = source;
    const ends = endsIn(text, before, lines);
    return lines.slice(0, -1).flatMap((line, index) => {
      const end = ends[index + 1] ?? 0;
      const start = afterSpace(text, ends[index] ?? 0);
      const isWrong = !mayEnd(text, start, end) || isWithin(text, kept, end);
      return isWrong ? [`page ${page}: a line ends between “${line}” and “${lines[index + 1]}”`] : [];
    });
  });
}

type Source = { text: string; letters: string };

/** Every text that the page may print as one, and a table's stacked rows. */
function sourcesOf(document: HandoutDocument): Source[] {
  const rows = document.sections.flatMap(({ blocks }) => blocks.flatMap(rowTexts));
  const texts = [...passagesOf(document).flatMap((passage) => passage.texts), ...rows].map(cleanText);
  return texts.map((text) => ({ text, letters: letters(text) }));
}

function rowTexts(block: Block): string[] {
  return block.type === 'table' ? stackedRows(block).map(stackedRowText) : [];
}

export function stackedRowText(
  pairs: readonly { heading: readonly Run[]; joint: string; value: readonly Run[] }[],
): string {
  return pairs
    .map(({ heading, joint, value }) => `${runsText(heading)}${joint}${runsText(value)}`)
    .join(PAIR_SEPARATOR);
}

/** The text that these letters are of, and how many come before them: an element may go on over pages. */
function sourceOf(printed: string, sources: readonly Source[]): { text: string; before: number } | undefined {
  const found = sources.find((source) => source.letters.includes(printed));
  return found && { text: found.text, before: found.letters.indexOf(printed) };
}

/** The offsets in the text where the lines begin and end, without the white space between them. */
function endsIn(text: string, before: number, lines: readonly string[]): number[] {
  let [count, index] = [before, 0];
  const at = Array.from(text.matchAll(/\S/g), (match) => match.index);
  const ends = [at[count] ?? 0];
  for (; index < lines.length; index += 1) {
    count += letters(lines[index] ?? '').length;
    ends.push((at[count - 1] ?? 0) + 1);
  }
  return ends;
}

/** Whether a line that begins at `start` may end at `end`. */
function mayEnd(text: string, start: number, end: number): boolean {
  const allowed = [...uax14.breaks(text)].map(({ position }) => position);
  const next = afterSpace(text, end);
  if (allowed.some((at) => at >= end && at <= next) || isReadLate(text, allowed, end)) return true;
  const piece = Math.max(0, ...allowed.filter((at) => at < end));
  const word = text.slice(
    piece,
    allowed.find((at) => at > end),
  );
  const isCut = letterOrDigit.test(text.charAt(end - 1)) && letterOrDigit.test(text.charAt(end));
  const isWide = start >= piece || word.trimEnd().length > LONGEST_WORD;
  const [around = ''] = /\S*$/u.exec(text.slice(0, end)) ?? [];
  return next === end && ((isWide && isCut) || address.test(around));
}

/**
 * pdf.js gives a joined letter with a mark, as in Bengali "প্র", no width, and where it begins a line adds it to the line
 * before. That line ended in front of it.
 */
function isReadLate(text: string, allowed: readonly number[], end: number): boolean {
  return allowed.some((at) => end - at > 1 && end - at <= LONGEST_JOINED && /^\p{L}\p{Mn}/u.test(text.slice(at, end)));
}

const LONGEST_JOINED = 6;

function afterSpace(text: string, at: number): number {
  return at + (/^\s*/u.exec(text.slice(at))?.[0].length ?? 0);
}

function isWithin(text: string, kept: readonly string[], at: number): boolean {
  return kept.some((one) => {
    const from = Math.max(0, at - one.length + 1);
    const found = text.slice(from, at + one.length - 1).indexOf(one);
    return found >= 0 && from + found < at;
  });
}

function letters(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, '');
}
