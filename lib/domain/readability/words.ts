/**
 * A run of letters and digits, with the marks that live inside a word: hyphens, apostrophes,
 * decimal points, slashes. A hyphenated word is one word.
 */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'.\-/]*[\p{L}\p{N}\p{M}]|[\p{L}\p{N}]/gu;

const EITHER_OR = /^\p{L}+(?:\/\p{L}+)+$/u;

/** Web and mail addresses: they are looked up or clicked, not read as words. */
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+|\b\S+@\S+\.\w+/gi;

/** Composed letters and straight apostrophes, so that a word has one spelling; addresses taken out. */
export function normalise(text: string): string {
  return text.normalize('NFC').replace(/[‘’]/g, "'").replace(ADDRESS, '').replace(/\s+/g, ' ').trim();
}

/**
 * The same text, letter for letter as long, but with one apostrophe, one space, and blanks where an address or
 * a telephone number stood: places found in it are places in the original.
 */
export function levelled(text: string): string {
  const blank = (gone: string): string => ' '.repeat(gone.length);
  return text.replace(/[‘’]/g, "'").replace(/\s/g, ' ').replace(ADDRESS, blank);
}

/** The words of one normalised sentence, in order; "and/or" counts as two. */
export function wordsIn(sentence: string): string[] {
  return (sentence.match(WORD) ?? []).flatMap((word) => (EITHER_OR.test(word) ? word.split('/') : [word]));
}
