import { type FieldMatch, matchField, matchWords, sharedStem, wordsThatCount } from './field-match';
import { type FoldedWord, foldedWords, type TextRange } from './folded-words';

/** A section that can be found by its heading, with the names of its topic, or by what it says. */
export type SearchableSection = {
  id: string;
  heading: string;
  /** Other words for the heading: what kind of section it is. */
  synonyms: readonly string[];
  /** What its topic is called, with its codes; they complete a heading and find nothing alone. */
  context: readonly string[];
  /** Its words, as plain text. */
  body: string;
  /** How often the clinic gave it to patients. */
  useCount: number;
};

export type SectionMatch<Item> = {
  item: Item;
  headingRanges: TextRange[];
  /** The part of the body that says it, where the heading did not. */
  said: { text: string; ranges: TextRange[] } | null;
};

const fits = [
  ...(['whole', 'words', 'form', 'other-name', 'completed', 'begins', 'inside', 'slip'] as const),
  // What a section says of its own topic stands above what others mention.
  ...(['says-of-topic', 'says'] as const),
];
type Fit = (typeof fits)[number];

type Found<Item> = { fit: Fit; slips: number; rest: number; match: SectionMatch<Item> };

/**
 * The sections that every typed word fits, best first; among equals the most used, then the nearest to what was typed,
 * then by heading. Nothing typed: none. Pure and total: any text gives an answer.
 */
export function rankSections<Item extends SearchableSection>(
  typed: string,
  items: readonly Item[],
): SectionMatch<Item>[] {
  const words = wordsThatCount(typed);
  if (words.length === 0) return [];
  return items
    .flatMap((item) => matchSection(words, item) ?? [])
    .sort(
      (one, other) =>
        fits.indexOf(one.fit) - fits.indexOf(other.fit) ||
        one.slips - other.slips ||
        other.match.item.useCount - one.match.item.useCount ||
        one.rest - other.rest ||
        compare(one.match.item.heading, other.match.item.heading) ||
        compare(one.match.item.id, other.match.item.id),
    )
    .map(({ match }) => match);
}

function matchSection<Item extends SearchableSection>(words: readonly FoldedWord[], item: Item): Found<Item> | null {
  return byHeading(words, item) ?? byKind(words, item) ?? byContext(words, item) ?? byWords(words, item);
}

function byHeading<Item extends SearchableSection>(words: readonly FoldedWord[], item: Item): Found<Item> | null {
  const found = matchField(words, item.heading);
  return found && { ...found, match: { item, headingRanges: found.ranges, said: null } };
}

function byKind<Item extends SearchableSection>(words: readonly FoldedWord[], item: Item): Found<Item> | null {
  const found = item.synonyms.flatMap((synonym) => matchField(words, synonym) ?? []).find(isNoGuess);
  return found ? { ...found, fit: 'other-name', match: { item, headingRanges: [], said: null } } : null;
}

const isNoGuess = ({ fit }: FieldMatch): boolean => fit !== 'slip' && fit !== 'inside';

/** "twitch treatment": a word of the heading or its kind, and the rest of its topic. */
function byContext<Item extends SearchableSection>(words: readonly FoldedWord[], item: Item): Found<Item> | null {
  const own = words.map((word) => ownMatch(word, item));
  if (own.every((match) => match === null) || own.every((match) => match !== null)) return null;
  const context = wordsThatCount(item.context.join(' '));
  const found = words.flatMap((word, index) => own[index] ?? matchWords([word], context) ?? []);
  if (found.length < words.length) return null;
  const slips = found.reduce((sum, match) => sum + match.slips, 0);
  const rest = found.reduce((sum, match) => sum + match.rest, 0);
  const headingRanges = words
    .flatMap((word) => matchField([word], item.heading)?.ranges ?? [])
    .sort((one, other) => one.start - other.start);
  return { fit: slips > 0 ? 'slip' : 'completed', slips, rest, match: { item, headingRanges, said: null } };
}

function ownMatch(word: FoldedWord, item: SearchableSection): FieldMatch | null {
  const ofKind = item.synonyms.flatMap((synonym) => matchField([word], synonym) ?? []).find(isNoGuess);
  return matchField([word], item.heading) ?? ofKind ?? null;
}

/** What the body says is taken at its word: a slip may mean too much of what stands in a whole text. */
function byWords<Item extends SearchableSection>(words: readonly FoldedWord[], item: Item): Found<Item> | null {
  const heading = foldedWords(item.heading);
  const context = foldedWords(item.context.join(' '));
  const body = foldedWords(item.body);
  const inBody = words.map((word) => body.find((one) => begins(word, one)));
  const isSaid = words.every(
    (word, index) =>
      inBody[index] || heading.some((one) => begins(word, one)) || context.some((one) => begins(word, one)),
  );
  const places = inBody.flatMap((word) => (word ? [rangeOf(word)] : []));
  if (!isSaid || places.length === 0) return null;
  const headingRanges = words.flatMap((word) => {
    const there = heading.find((one) => begins(word, one));
    return there ? [rangeOf(there)] : [];
  });
  const ordered = places.sort((one, other) => one.start - other.start);
  const said = excerpt(item.body, ordered);
  const isOfTopic = words.every((word) => context.some((one) => isWord(word, one)));
  return {
    fit: isOfTopic ? 'says-of-topic' : 'says',
    slips: 0,
    rest: words.length - places.length,
    match: { item, headingRanges, said },
  };
}

function isWord({ word: sought }: FoldedWord, { word: text }: FoldedWord): boolean {
  return text === sought || sharedStem(sought, text) > 0;
}

function begins({ word: sought }: FoldedWord, { word: text }: FoldedWord): boolean {
  return text.startsWith(sought) || sharedStem(sought, text) > 0;
}

function rangeOf(word: FoldedWord): TextRange {
  return { start: word.ranges[0]?.start ?? 0, end: word.ranges.at(-1)?.end ?? 0 };
}

const BEFORE = 40;
const EXCERPT = 140;

/** A stretch of the text around the first place, cut between words, with the places that lie in it. */
function excerpt(text: string, places: readonly TextRange[]): { text: string; ranges: TextRange[] } {
  const first = places[0]?.start ?? 0;
  const from = first <= BEFORE ? 0 : endOfSpace(text, first - BEFORE, first);
  const to = from + EXCERPT >= text.length ? text.length : startOfSpace(text, from + EXCERPT, places[0]?.end ?? from);
  const [opening, closing] = [from === 0 ? '' : '… ', to === text.length ? '' : ' …'];
  return {
    text: `${opening}${text.slice(from, to)}${closing}`,
    ranges: places
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => ({ start: start - from + opening.length, end: end - from + opening.length })),
  };
}

/** The first place after a space, from `at` on; `latest` where there is none before it. */
function endOfSpace(text: string, at: number, latest: number): number {
  const space = text.indexOf(' ', at);
  return space < 0 || space >= latest ? latest : space + 1;
}

/** The last place before a space, up to `at`; `earliest` where there is none after it. */
function startOfSpace(text: string, at: number, earliest: number): number {
  return Math.max(text.lastIndexOf(' ', at), earliest);
}

// By code point, so that the order is the same on every machine.
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
