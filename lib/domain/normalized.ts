/** More marks than any language puts on one letter: the limit of Unicode's stream-safe format. */
const MANY_MARKS = /\p{M}{30}(?=\p{M})/gu;

/** An invisible character that separates combining marks, so that each side is sorted by itself. */
const DIVIDER = '\u034f';

/**
 * `text.normalize(form)` in linear time. The engine sorts the marks on a letter by insertion, and ten thousand of them
 * take seconds; here at most 30 are sorted together (UAX #15, section 13).
 */
export function normalized(text: string, form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD'): string {
  if (text.search(MANY_MARKS) < 0) return text.normalize(form);
  return text.replace(MANY_MARKS, `$&${DIVIDER}`).normalize(form).replaceAll(DIVIDER, '');
}
