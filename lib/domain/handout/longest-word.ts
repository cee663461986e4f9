/**
 * In characters. Neither print nor screen cuts a word or an amount of up to this length: no dose or name is longer. A
 * longer one may be cut, as a column cannot fit it.
 */
export const LONGEST_WORD = 24;
