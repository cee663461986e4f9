import { type FoldedWord, foldedWords, type TextRange } from './folded-words';
import { forgivenSlips, meantPrefix } from './typing-distance';

/** What can be found by typing what it is about: a topic, a template, a section. */
export type Searchable = {
  /** Names the thing among all that are searched. */
  id: string;
  title: string;
  /** Other words for the same thing. */
  synonyms: readonly string[];
  /** ICD-10-CM codes, such as R25.3. */
  codes: readonly string[];
  favourite: boolean;
  useCount: number;
};

export type SearchMatch<Item> = {
  item: Item;
  /** The parts of the title that were meant; empty when the title was not what matched. */
  titleRanges: TextRange[];
  /** The synonym or code that matched, where the title alone did not. */
  via: { is: 'synonym' | 'code'; text: string; ranges: TextRange[] } | null;
};

/** How well something fits, the best first; whatever fits better stands above whatever is more used. */
const fits = ['whole', 'words', 'other-name', 'inside', 'slip'] as const;
type Fit = (typeof fits)[number];

type FieldMatch = {
  fit: Fit;
  slips: number;
  /** Letters of the matched words that were not typed: "twitch" is nearer to "twitches" than to "twitching". */
  rest: number;
  ranges: TextRange[];
};

// Words that say nothing about the topic; a clinician may type them or not.
const FILLERS = new Set(['a', 'an', 'and', 'for', 'in', 'my', 'of', 'on', 'the', 'to', 'with']);

/** Shortest typed text that may match in the middle of a word. */
const INSIDE_MIN = 3;

/**
 * The items that every typed word fits, best first; among equals favourites, then the most used,
 * then the nearest to what was typed, then by title.
 * Nothing typed: all items in that order. Pure and total: any text gives an answer.
 */
export function rankMatches<Item extends Searchable>(typed: string, items: readonly Item[]): SearchMatch<Item>[] {
  if (typed.trim() === '') {
    return [...items].sort(byLiking).map((item) => ({ item, titleRanges: [], via: null }));
  }
  const words = wordsThatCount(typed);
  if (words.length === 0) return [];
  return items
    .flatMap((item) => {
      const found = matchItem(words, item);
      return found ? [found] : [];
    })
    .sort(
      (one, other) =>
        fits.indexOf(one.fit) - fits.indexOf(other.fit) ||
        one.slips - other.slips ||
        byUse(one.match.item, other.match.item) ||
        one.rest - other.rest ||
        byTitle(one.match.item, other.match.item),
    )
    .map(({ match }) => match);
}

function wordsThatCount(text: string): FoldedWord[] {
  const words = foldedWords(text);
  const telling = words.filter((word) => !FILLERS.has(word.letters.join('')));
  return telling.length > 0 ? telling : words;
}

function byLiking(one: Searchable, other: Searchable): number {
  return byUse(one, other) || byTitle(one, other);
}

function byUse(one: Searchable, other: Searchable): number {
  return Number(other.favourite) - Number(one.favourite) || other.useCount - one.useCount;
}

function byTitle(one: Searchable, other: Searchable): number {
  return compare(one.title, other.title) || compare(one.id, other.id);
}

// By code point, so that the order is the same on every machine.
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

type Found<Item> = { fit: Fit; slips: number; rest: number; match: SearchMatch<Item> };

/** The best way in which an item fits: by its title, a code or another name. */
function matchItem<Item extends Searchable>(words: readonly FoldedWord[], item: Item): Found<Item> | null {
  const inTitle = matchField(words, item.title);
  const found: Found<Item>[] = [
    ...(inTitle ? [{ ...inTitle, match: { item, titleRanges: inTitle.ranges, via: null } }] : []),
    ...item.codes.flatMap((code, place) => matchCode(words, item, code, place)),
    ...item.synonyms.flatMap((synonym) => matchSynonym(words, item, synonym)),
  ];
  return (
    found.sort((one, other) => fits.indexOf(one.fit) - fits.indexOf(other.fit) || one.slips - other.slips)[0] ?? null
  );
}

/** `place`: a topic names its own code first, and after it those of what it touches on. */
function matchCode<Item extends Searchable>(
  words: readonly FoldedWord[],
  item: Item,
  code: string,
  place: number,
): Found<Item>[] {
  const found = matchField(words, code);
  // The middle of a code, or a code with a slip in it, is another code.
  if (!found || found.fit === 'inside' || found.fit === 'slip') return [];
  const rest = found.rest + place;
  return [{ ...found, rest, match: { item, titleRanges: [], via: { is: 'code', text: code, ranges: found.ranges } } }];
}

/** A synonym fits alone, or completes the title: "muscle fasciculation". */
function matchSynonym<Item extends Searchable>(words: readonly FoldedWord[], item: Item, text: string): Found<Item>[] {
  const alone = matchField(words, text);
  const offset = alone ? 0 : item.title.length + 1;
  const found = alone ?? matchField(words, `${item.title} ${text}`);
  if (!found) return [];
  const fit = found.fit === 'whole' || found.fit === 'words' ? 'other-name' : found.fit;
  const titleRanges = found.ranges.filter((range) => range.end < offset);
  const via = { is: 'synonym', text, ranges: shifted(found.ranges, offset) } as const;
  return [{ fit, slips: found.slips, rest: found.rest, match: { item, titleRanges, via } }];
}

function shifted(ranges: readonly TextRange[], offset: number): TextRange[] {
  return ranges
    .filter((range) => range.start >= offset)
    .map(({ start, end }) => ({ start: start - offset, end: end - offset }));
}

/** How all the typed words fit one text; null when a word has no place in it. */
function matchField(typed: readonly FoldedWord[], text: string): FieldMatch | null {
  const words = wordsThatCount(text);
  const places = typed.map((word) => matchWord(word, words));
  const found = places.filter((place) => place !== null);
  if (found.length < places.length || found.length === 0) return null;
  const ranges = found.map((place) => place.range).sort((one, other) => one.start - other.start);
  const slips = found.reduce((sum, place) => sum + place.slips, 0);
  const rest = found.reduce((sum, place) => sum + place.rest, 0);
  if (slips > 0) return { fit: 'slip', slips, rest, ranges };
  if (found.some((place) => !place.atStart)) return { fit: 'inside', slips, rest, ranges };
  const isAll =
    found.length === words.length && found.every((place, index) => place.isWhole && place.position === index);
  return { fit: isAll ? 'whole' : 'words', slips, rest, ranges };
}

type Place = { position: number; range: TextRange; atStart: boolean; isWhole: boolean; slips: number; rest: number };

/** The best place of one typed word: the start of a word, then the middle of one, then a forgiven slip. */
function matchWord(typed: FoldedWord, words: readonly FoldedWord[]): Place | null {
  const places = words.flatMap((word, position) => {
    const place = placeIn(typed.letters, word, position);
    return place ? [place] : [];
  });
  const cost = (place: Place): number => place.slips * 4 + (place.atStart ? 0 : 2) + (place.isWhole ? 0 : 1);
  return places.reduce<Place | null>((best, place) => (best && cost(best) <= cost(place) ? best : place), null);
}

function placeIn(typed: readonly string[], word: FoldedWord, position: number): Place | null {
  const text = word.letters.join('');
  const sought = typed.join('');
  const place = (from: number, to: number, slips: number): Place | null => {
    const first = word.ranges[from];
    const last = word.ranges[to - 1];
    if (!first || !last) return null;
    const isWhole = slips === 0 && from === 0 && to === word.letters.length;
    const rest = word.letters.length - (to - from);
    return { position, range: { start: first.start, end: last.end }, atStart: from === 0, isWhole, slips, rest };
  };
  if (text.startsWith(sought)) return place(0, typed.length, 0);
  const inside = typed.length >= INSIDE_MIN ? startOfRun(typed, word.letters) : -1;
  if (inside > 0) return place(inside, inside + typed.length, 0);
  // A slip in a word's first letter is rare, and forgiving it makes "back" find "lack".
  if (typed[0] !== word.letters[0] && typed[1] !== word.letters[0]) return null;
  const meant = meantPrefix(typed, word.letters, forgivenSlips(typed.length));
  return meant ? place(0, meant.length, meant.slips) : null;
}

function startOfRun(run: readonly string[], letters: readonly string[]): number {
  return letters.findIndex((_, from) => run.every((letter, index) => letters[from + index] === letter));
}
