/**
 * Where a long token may be cut. Nothing is hyphenated: a hyphen changes an address or a record
 * number, and breaking words is hard on a reader.
 */

const LONG = 24;
// Not inside "https://www.", nor right after it: an address is easier to read from its name on.
const afterPunctuation = /(?<=[/\-_.,:;?&=#@+~])(?<!:\/\/|www\.)(?![/\-_.,:;?&=#@+~])/;

/**
 * react-pdf's hyphenation callback. It expects syllables and joins them with a hyphen when a line
 * ends between two. An empty syllable becomes glue of no width in textkit instead: a place to
 * break that prints nothing.
 */
export function breakLongToken(token: string): string[] {
  if (token.length <= LONG) return [token];
  return cutAtPunctuation(token).flatMap((piece, index) => (index === 0 ? [piece] : ['', piece]));
}

function cutAtPunctuation(token: string): string[] {
  return token.split(afterPunctuation).flatMap(cutEvery);
}

const CUT = 8;

/** Pieces of at most eight characters, the last never shorter than half of that; surrogate pairs stay whole. */
function cutEvery(piece: string): string[] {
  const characters = Array.from(piece);
  if (characters.length <= LONG) return [piece];
  const count = Math.ceil(characters.length / CUT);
  const size = Math.ceil(characters.length / count);
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(''),
  );
}
