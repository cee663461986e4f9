import { normalized } from '../normalized';

/** Removes case and accents, and replaces punctuation with one space: "D.O.B." and "d o b" are equal, "dob" differs. */
export function comparableWords(text: string): string {
  return normalized(text, 'NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
