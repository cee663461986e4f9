import { segmentsIn } from '@/lib/domain/segments';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A sign that draws the next letter below or inside this one, or a vowel that is written before its consonant. */
const needsNext = /(?:[\u0a4d\u0bcd\u0ccd\u0d4d\u0dca\u1039\u17d2]\u200d?|[\u0e40-\u0e44\u0ec0-\u0ec4])$/u;
/** A mark, a vowel or sign that Thai and Lao write after its letter, or the letter that closes a Burmese syllable. */
const needsPrevious =
  /^(?:\p{M}|[\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eaf\u0eb0\u0eb2\u0eb3\u0ebd\u0ec6]|[\u1000-\u1021][\u102d-\u103e]*\u103a)/u;
/** Longer ones are no writing of any language. */
const LONGEST = 16;

/**
 * The parts of a word that a cut leaves whole: grapheme clusters, and those that are drawn or read only together. In
 * Khmer, Burmese, Sinhala and southern India a syllable is often several clusters.
 */
export function graphemesOf(text: string): string[] {
  const found: string[] = [];
  for (const { segment } of segmentsIn(text, segmenter)) {
    const last = found.at(-1);
    const isJoined = last !== undefined && (needsNext.test(last) || needsPrevious.test(segment));
    if (isJoined && last.length + segment.length <= LONGEST) found[found.length - 1] = last + segment;
    else found.push(segment);
  }
  return found;
}
