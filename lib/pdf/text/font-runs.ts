import { normalized } from '@/lib/domain/normalized';
import { segmentsIn } from '@/lib/domain/segments';
import { codePointName } from '@/lib/domain/unprintable';
import type { FontFamily } from '../font-files';
import { isDropped } from './clean-text';

/** A family and whether it can print a code point, in order of preference. */
export type FontStack = readonly { family: FontFamily; covers: (codePoint: number) => boolean }[];

export type FontRun = { family: FontFamily; text: string };

/** Thrown before layout: a missing glyph would otherwise print as another character, in a dose too. */
export class UnprintableCharacterError extends Error {
  readonly codePoint: string;

  constructor(character: string) {
    const codePoint = codePointName(character);
    super(`No embedded font prints ${codePoint}`);
    this.name = 'UnprintableCharacterError';
    this.codePoint = codePoint;
  }
}

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const punctuation = /^\p{P}/u;
const lettersOrDigits = /[\p{L}\p{N}]/u;
/** Symbol fonts have one weight, so a bold number before a symbol would lose its own. */
const signFamilies: ReadonlySet<FontFamily> = new Set(['Noto Sans Math', 'Noto Sans Symbols 2']);

/**
 * Cuts text into runs of one font each. A word keeps to one font where one has all of it, so that
 * a Vietnamese name is not set in two faces; else the choice is made letter by letter, an accent
 * always with its letter and punctuation with what stands before it. Spaces join the run before them.
 * @throws UnprintableCharacterError where no font of the stack has a character.
 */
export function splitByFont(text: string, stack: FontStack): FontRun[] {
  const runs: FontRun[] = [];
  const append = (family: FontFamily, piece: string): void => {
    const last = runs.at(-1);
    if (last && last.family === family) last.text += piece;
    else runs.push({ family, text: piece });
  };
  const continues = (piece: string): FontFamily | undefined => {
    const family = runs.at(-1)?.family;
    return family && coversAll(piece, stackEntry(family, stack)) ? family : undefined;
  };
  const [preferred] = stack;
  if (!preferred) throw new Error('The font stack is empty');
  // Most texts are of one font, which need not be found out word by word.
  if (text !== '' && coversAll(text, preferred)) return [{ family: preferred.family, text }];

  const wordStack = stack.filter(({ family }) => !signFamilies.has(family));
  for (const token of text.match(/\s+|\S+/gu) ?? []) {
    const whole = familyFor(token, lettersOrDigits.test(token) ? wordStack : stack);
    if (whole) {
      append((token.trim() === '' && continues(token)) || whole, token);
      continue;
    }
    for (const { segment } of segmentsIn(token, clusters)) {
      const family = (punctuation.test(segment) && continues(segment)) || familyFor(segment, stack);
      if (family) append(family, segment);
      else appendApart(segment, stack, append);
    }
  }
  return runs;
}

/** A letter and its accents that no one font has together: each from the first font that has it. */
function appendApart(cluster: string, stack: FontStack, append: (family: FontFamily, piece: string) => void): void {
  for (const character of normalized(cluster, 'NFD')) {
    const family = familyFor(character, stack);
    if (!family) throw new UnprintableCharacterError(character);
    append(family, character);
  }
}

type StackEntry = FontStack[number];

function stackEntry(family: FontFamily, stack: FontStack): StackEntry | undefined {
  return stack.find((entry) => entry.family === family);
}

function coversAll(text: string, entry: StackEntry | undefined): boolean {
  if (!entry) return false;
  for (const character of text) if (!isCovered(character.codePointAt(0) ?? 0, entry)) return false;
  return true;
}

/** Line breaks, joiners and direction marks need no glyph. */
function isCovered(codePoint: number, entry: StackEntry): boolean {
  return codePoint === 0x0a || isDropped(codePoint) || entry.covers(codePoint);
}

function familyFor(text: string, stack: FontStack): FontFamily | undefined {
  return stack.find((entry) => coversAll(text, entry))?.family;
}

/**
 * The stack for a whole document: where a good part of its words needs the second family anyway
 * (Vietnamese, Greek, Cyrillic, Hindi), that family sets all of them, so that lines do not switch faces.
 */
export function stackFor(text: string, stack: FontStack): FontStack {
  const [first, second, ...rest] = stack;
  if (!first || !second || coversAll(text, first)) return stack;
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const foreign = words.filter((word) => !coversAll(word, first) && coversAll(word, second));
  return foreign.length > words.length * 0.15 ? [second, first, ...rest] : stack;
}
