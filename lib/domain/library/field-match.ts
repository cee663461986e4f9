import { Memory } from '../memory';
import { type FoldedWord, foldedWords, type TextRange } from './folded-words';
import { forgivenSlips, meantPrefix } from './typing-distance';
import { stemOf } from './word-forms';

/** How all the typed words fit one text. */
export type FieldMatch = {
  /**
   * whole: they are the text. words: each is a word of it, or begins a form of itself, as "twitch" does "twitches". form:
   * one is another form of a word. begins: one begins a word, as "flu" does "flutters". inside: one stands in the middle
   * of a word. slip: one was mistyped.
   */
  fit: 'whole' | 'words' | 'form' | 'begins' | 'inside' | 'slip';
  slips: number;
  /** Letters of the matched words that were not typed: "twitch" is nearer to "twitches" than to "twitching". */
  rest: number;
  /** The parts of the text that were meant, in its order. */
  ranges: TextRange[];
};

// Words that say nothing about the topic; a clinician may type them or not.
const FILLERS = new Set(['a', 'an', 'and', 'for', 'in', 'my', 'of', 'on', 'the', 'to', 'with']);

/** Shortest typed text that may match in the middle of a word. */
const INSIDE_MIN = 3;

/** The words of a text without those that say nothing, unless there are no others. */
export function wordsThatCount(text: string): FoldedWord[] {
  const words = foldedWords(text);
  const telling = words.filter(({ word }) => !FILLERS.has(word));
  return telling.length > 0 ? telling : words;
}

/** How all the typed words fit one text, such as a title; null when a word has no place in it. */
export function matchField(typed: readonly FoldedWord[], text: string): FieldMatch | null {
  return matchWords(typed, rememberedWords(text));
}

const remembered = new Memory<FoldedWord[]>(10_000);

/** Each key that somebody strikes compares the same names again, and taking them apart is most of the work. */
const rememberedWords = (text: string): FoldedWord[] => remembered.getOr(text, () => wordsThatCount(text));

export function matchWords(typed: readonly FoldedWord[], words: readonly FoldedWord[]): FieldMatch | null {
  const places = typed.map((word) => matchWord(word, words));
  const found = places.filter((place) => place !== null);
  if (found.length < places.length || found.length === 0) return null;
  const ranges = found.map((place) => place.range).sort((one, other) => one.start - other.start);
  const slips = found.reduce((sum, place) => sum + place.slips, 0);
  const rest = found.reduce((sum, place) => sum + place.rest, 0);
  const match = (fit: FieldMatch['fit']): FieldMatch => ({ fit, slips, rest, ranges });
  if (slips > 0) return match('slip');
  if (found.some(({ by }) => by === 'inside')) return match('inside');
  if (found.some(({ by }) => by === 'start')) return match('begins');
  if (found.some(({ by }) => by === 'form')) return match('form');
  const isAll =
    found.length === words.length && found.every((place, index) => place.isWhole && place.position === index);
  return match(isAll ? 'whole' : 'words');
}

type Place = {
  position: number;
  range: TextRange;
  by: 'word' | 'start' | 'form' | 'inside' | 'slip';
  isWhole: boolean;
  slips: number;
  rest: number;
};

const costs: Record<Place['by'], number> = { word: 0, start: 1, form: 2, inside: 3, slip: 3 };

/** The best place of one typed word: a word, the start of one, then another form of one, the middle of one, a forgiven slip. */
function matchWord(typed: FoldedWord, words: readonly FoldedWord[]): Place | null {
  const places = words.flatMap((word, position) => {
    const place = placeIn(typed, word, position);
    return place ? [place] : [];
  });
  const cost = (place: Place): number => place.slips * 4 + costs[place.by] + (place.isWhole ? 0 : 1);
  return places.reduce<Place | null>((best, place) => (best && cost(best) <= cost(place) ? best : place), null);
}

function placeIn({ word: sought, letters: typed }: FoldedWord, word: FoldedWord, position: number): Place | null {
  const { word: text } = word;
  const place = (by: Place['by'], from: number, to: number, slips = 0): Place | null => {
    const first = word.ranges[from];
    const last = word.ranges[to - 1];
    if (!first || !last) return null;
    const isWhole = slips === 0 && from === 0 && to === word.letters.length;
    const rest = word.letters.length - (to - from);
    return { position, range: { start: first.start, end: last.end }, by, isWhole, slips, rest };
  };
  const stem = sharedStem(sought, text);
  if (text.startsWith(sought)) return place(text === sought || stem > 0 ? 'word' : 'start', 0, typed.length);
  if (stem > 0) return place('form', 0, stem);
  const inside = typed.length >= INSIDE_MIN ? startOfRun(typed, word.letters) : -1;
  if (inside > 0) return place('inside', inside, inside + typed.length);
  // A slip in a word's first letter is rare, and forgiving it makes "back" find "lack".
  if (typed[0] !== word.letters[0] && typed[1] !== word.letters[0]) return null;
  const meant = meantPrefix(typed, word.letters, forgivenSlips(typed.length));
  return meant ? place('slip', 0, meant.length, meant.slips) : null;
}

/** Letters of the beginning that two forms of a word share; 0 when they are two words. */
export function sharedStem(one: string, other: string): number {
  // Most words differ at once; finding a stem is the slow part.
  if (one.slice(0, 3) !== other.slice(0, 3)) return 0;
  const stem = stemOf(one);
  if (stem.length < 3 || stem !== stemOf(other)) return 0;
  const endings = [one, other].map((word) => word.slice(stem.length));
  // "migrane" means migraine before it means migraña or migrañas.
  const isSlip = endings.some((ending) => /^es?$/.test(ending)) && endings.some((ending) => /^[ao]s?$/.test(ending));
  return isSlip ? 0 : [...stem].length;
}

function startOfRun(run: readonly string[], letters: readonly string[]): number {
  return letters.findIndex((_, from) => run.every((letter, index) => letters[from + index] === letter));
}
