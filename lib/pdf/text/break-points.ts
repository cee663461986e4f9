import { segmentsIn } from '@/lib/domain/segments';

/**
 * Where a token without spaces may be cut. Nothing is hyphenated: a hyphen changes an address or a
 * record number, and breaking words is hard on a reader. Chinese and Japanese break between any two
 * characters, save where a sign must not begin or end a line. Korean breaks at its spaces.
 */

const LONG = 24;
// Not inside "https://www.", nor right after it: an address is easier to read from its name on.
const afterPunctuation = /(?<=[/\-_.,:;?&=#@+~])(?<!:\/\/|www\.)(?![/\-_.,:;?&=#@+~])/;

/** A place to break that prints nothing, for where textkit sees none: between two fonts. */
export const BREAK = '\u200b';

const ideograph =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;
const beginsNoLine =
  /^[\p{Pe}\p{Pf}\p{M}、。，．：；？！・…‥—～々〻ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ％‰℃°′″·,.:;?!%'"»”’\u200b]/u;
const endsNoLine = /[\p{Ps}\p{Pi}￥＄$£#«“‘]$/u;

/**
 * react-pdf's hyphenation callback. It expects syllables and joins them with a hyphen when a line
 * ends between two. An empty syllable becomes glue of no width in textkit instead: a place to
 * break that prints nothing.
 */
export function breakLongToken(token: string): string[] {
  if (token.length <= LONG && !ideograph.test(token) && !token.includes(BREAK)) return [token];
  const pieces = ideographicPieces(token).flatMap(cutAtPunctuation);
  const parts = pieces.flatMap((piece, index) => (index === 0 ? [piece] : ['', piece]));
  return token.endsWith(BREAK) ? [...parts, ''] : parts;
}

/** Whether a line may end between two pieces of text that touch, one of them Chinese or Japanese. */
export function mayBreakBetween(before: string, after: string): boolean {
  const last = lastCharacter(before);
  const [first = ''] = after.slice(0, 2);
  if (!ideograph.test(last) && !ideograph.test(first)) return false;
  return last.trim() !== '' && first.trim() !== '' && !endsNoLine.test(last) && !beginsNoLine.test(first);
}

function lastCharacter(text: string): string {
  const [last = ''] = [...text.slice(-2)].slice(-1);
  return last;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function charactersOf(text: string): string[] {
  return Array.from(segmentsIn(text, graphemes), ({ segment }) => segment);
}

function ideographicPieces(token: string): string[] {
  if (!ideograph.test(token) && !token.includes(BREAK)) return [token];
  const pieces: string[][] = [];
  for (const character of charactersOf(token)) {
    const piece = pieces.at(-1);
    const before = piece?.at(-1) ?? '';
    const joins = !before.endsWith(BREAK) && !mayBreakBetween(before, character);
    if (piece && (joins || character === BREAK)) piece.push(character);
    else pieces.push([character]);
  }
  return pieces.map((piece) => piece.join(''));
}

function cutAtPunctuation(token: string): string[] {
  if (token.length <= LONG) return [token];
  return token.split(afterPunctuation).flatMap(cutEvery);
}

const CUT = 8;

/** Pieces of at most eight characters, the last never shorter than half of that; a letter keeps its marks. */
function cutEvery(piece: string): string[] {
  if (piece.length <= LONG) return [piece];
  const characters = charactersOf(piece);
  if (characters.length <= LONG) return [piece];
  const count = Math.ceil(characters.length / CUT);
  const size = Math.ceil(characters.length / count);
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(''),
  );
}
