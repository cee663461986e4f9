import { type FieldMatch, matchField, wordsThatCount } from './field-match';
import type { FoldedWord, TextRange } from './folded-words';

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
const fits = [
  ...(['whole', 'words', 'form', 'other-name', 'begins', 'other-name-begins'] as const),
  ...(['inside', 'slip', 'slip-in-other-name'] as const),
] satisfies (FieldMatch['fit'] | 'other-name' | 'other-name-begins' | 'slip-in-other-name')[];
type Fit = (typeof fits)[number];

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
  if (!found || (found.fit !== 'whole' && found.fit !== 'words' && found.fit !== 'begins')) return [];
  const rest = found.rest + place;
  return [{ ...found, rest, match: { item, titleRanges: [], via: { is: 'code', text: code, ranges: found.ranges } } }];
}

/** A synonym fits alone, or completes the title: "muscle fasciculation". */
function matchSynonym<Item extends Searchable>(words: readonly FoldedWord[], item: Item, text: string): Found<Item>[] {
  const alone = matchField(words, text);
  // Where no word lies in it, it adds nothing to what the title says by itself.
  if (!alone && (words.length === 1 || words.every((word) => matchField([word], text) === null))) return [];
  const offset = alone ? 0 : item.title.length + 1;
  const found = alone ?? matchField(words, `${item.title} ${text}`);
  if (!found) return [];
  // "twich" means muscle twitches before it means what is also called leg twitch.
  const fit = fitsOfSynonyms[found.fit];
  const titleRanges = found.ranges.filter((range) => range.end < offset);
  const via = { is: 'synonym', text, ranges: shifted(found.ranges, offset) } as const;
  return [{ fit, slips: found.slips, rest: found.rest, match: { item, titleRanges, via } }];
}

const fitsOfSynonyms: Record<FieldMatch['fit'], Fit> = {
  whole: 'other-name',
  words: 'other-name',
  form: 'other-name',
  begins: 'other-name-begins',
  inside: 'inside',
  slip: 'slip-in-other-name',
};

function shifted(ranges: readonly TextRange[], offset: number): TextRange[] {
  return ranges
    .filter((range) => range.start >= offset)
    .map(({ start, end }) => ({ start: start - offset, end: end - offset }));
}
