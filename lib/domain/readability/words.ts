import { normalized } from '../normalized';
import { replaceAddresses } from './addresses';

/**
 * A run of letters and digits, with the marks that live inside a word: hyphens, apostrophes,
 * decimal points, slashes. A hyphenated word is one word.
 */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'.\-/]*[\p{L}\p{N}\p{M}]|[\p{L}\p{N}]/gu;

const EITHER_OR = /^\p{L}+(?:\/\p{L}+)+$/u;

/** Composed letters and straight apostrophes, so that a word has one spelling; addresses, which nobody reads as words, taken out. */
export function normalise(text: string): string {
  const plain = normalized(text, 'NFC').replace(/[‘’]/g, "'");
  return replaceAddresses(plain, () => '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The same text, letter for letter as long, but with one apostrophe, one space, and blanks where an address or
 * a telephone number stood: places found in it are places in the original.
 */
export function levelled(text: string): string {
  const blank = (gone: string): string => ' '.repeat(gone.length);
  return replaceAddresses(text.replace(/[‘’]/g, "'").replace(/\s/g, ' '), blank);
}

/** The words of one normalised sentence, in order; "and/or" counts as two. */
export function wordsIn(sentence: string): string[] {
  return (sentence.match(WORD) ?? []).flatMap((word) => (EITHER_OR.test(word) ? word.split('/') : [word]));
}
