import { normalized } from '@/lib/domain/normalized';

/**
 * Code points without a printed form: controls, joiners, direction marks, variation selectors.
 * Line breaks and tabs are not among them: layout consumes those.
 */
export function isDropped(codePoint: number): boolean {
  if (codePoint === 0x09 || codePoint === 0x0a || codePoint === 0x0d) return false;
  return (
    codePoint < 0x20 ||
    (codePoint >= 0x7f && codePoint <= 0x9f) ||
    codePoint === 0xad ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff
  );
}

// They decide how the letter before them is drawn, in Persian, Khmer, Sinhala and the scripts of India.
const meantJoiner =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Khmer}\p{Script=Malayalam}\p{Script=Myanmar}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}])[\u200c\u200d]/u;
const split = new RegExp(`(${meantJoiner.source})`, 'u');

/**
 * Text as layout needs it, with the same words: composed, line breaks as \n, one space where several
 * stand (two in a row stop the line breaker from breaking there), nothing that has no printed form
 * except a joiner that shapes its letter. Direction marks go too: layout sets its own.
 */
export function cleanText(text: string): string {
  if (isClean(text)) return text;
  const shown = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .split(split)
    .map((piece) => (meantJoinerOnly(piece) ? piece : visible(piece)))
    .join('');
  return normalized(shown.replace(/[\t ]+/g, ' '), 'NFC');
}

/** Latin words with single spaces, as most texts are: nothing to compose, to drop or to join. */
function isClean(text: string): boolean {
  return /^[ -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e]*$/.test(text) && !text.includes('  ');
}

function meantJoinerOnly(piece: string): boolean {
  return piece === '\u200c' || piece === '\u200d';
}

function visible(text: string): string {
  return Array.from(text)
    .filter((character) => !isDropped(character.codePointAt(0) ?? 0))
    .join('');
}
