import { normalized } from '../normalized';

/** Without case and accents, with one space for any punctuation: "D.O.B." and "d o b" are one, "dob" is another. */
export function comparableWords(text: string): string {
  return normalized(text, 'NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
