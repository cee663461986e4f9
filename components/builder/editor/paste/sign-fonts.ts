import { type SignFont, signOf } from './sign-tables';

/**
 * Word writes "µ" as the letter "m" in the font Symbol, and a tick as "ü" in Wingdings. The letter alone would be
 * another word; here it becomes the sign that was seen.
 */

/** What fonts of signs are called. Others of which no table is known lose their signs, and that is reported. */
const fonts: ReadonlyMap<string, SignFont | 'unknown'> = new Map<string, SignFont | 'unknown'>([
  ['symbol', 'symbol'],
  ['symbolmt', 'symbol'],
  ['symbol mt', 'symbol'],
  ['standard symbols ps', 'symbol'],
  ['wingdings', 'wingdings'],
  ['wingdings 1', 'wingdings'],
  ['wingdings-regular', 'wingdings'],
  ['wingdings 2', 'wingdings 2'],
  ['wingdings2', 'wingdings 2'],
  ['wingdings 3', 'wingdings 3'],
  ['wingdings3', 'wingdings 3'],
  ['webdings', 'webdings'],
  ['marlett', 'unknown'],
  ['mt extra', 'unknown'],
  ['bookshelf symbol 7', 'unknown'],
  ['zapfdingbats', 'unknown'],
  ['zapf dingbats', 'unknown'],
  ['monotype sorts', 'unknown'],
]);

/** The font of signs that a CSS `font-family` names first; null for a font of letters. */
export function signFontOf(family: string): SignFont | 'unknown' | null {
  const first = family.split(',')[0]?.replace(/["']/g, '').trim().toLowerCase() ?? '';
  return fonts.get(first) ?? null;
}

/** Codes 0x80 to 0x9F reach the clipboard as the letters that Windows-1252 has there. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const codeOfLetter: ReadonlyMap<string, number> = new Map(
  [...windows1252].map((letter, index): [string, number] => [letter, 0x80 + index]),
);

/** Word's own codes of signs lie from U+F020 to U+F0FF. */
const PRIVATE_FIRST = 0xf000;

function codeOf(character: string): number | null {
  const point = character.codePointAt(0) ?? 0;
  const known = codeOfLetter.get(character);
  if (known !== undefined) return known;
  if (point >= PRIVATE_FIRST + 0x20 && point <= PRIVATE_FIRST + 0xff) return point - PRIVATE_FIRST;
  return point <= 0xff ? point : null;
}

/** Without their font, only these codes of Word are sure: its bullets and its ticks. */
const sureWithoutFont: ReadonlyMap<string, string> = new Map([
  ['\uf0b7', '•'],
  ['\uf0a7', '▪'],
  ['\uf0a8', '☐'],
  ['\uf0fc', '✓'],
  ['\uf0fb', '✗'],
  ['\uf0fe', '☑'],
]);

/**
 * Converts `text` to the characters that its symbol font shows. For each character that cannot be identified, calls
 * `unknown` with the text before it and leaves the character out.
 */
export function seenIn(text: string, font: SignFont | 'unknown' | null, unknown: (before: string) => void): string {
  if (font === null && !PRIVATE.test(text)) return text;
  const seen: string[] = [];
  for (const character of text) {
    const sign = signIn(character, font);
    if (sign === null) unknown(seen.slice(-LONGEST_BEFORE).join(''));
    else seen.push(sign);
  }
  return seen.join('');
}

/** Long enough to locate a character. */
const LONGEST_BEFORE = 100;

const PRIVATE = /\p{Co}/u;

/** What this character shows; null where nobody can tell. */
function signIn(character: string, font: SignFont | 'unknown' | null): string | null {
  if (/\s/.test(character)) return character;
  if (font === null) return PRIVATE.test(character) ? (sureWithoutFont.get(character) ?? null) : character;
  const code = codeOf(character);
  // A letter that is no code of the font was drawn with another one: it says what it is.
  if (code === null) return PRIVATE.test(character) ? null : character;
  const sign = font === 'unknown' ? null : signOf(font, code);
  // So are curly quotes and the like, where this font has no sign at their codes.
  return sign ?? (font === 'symbol' && codeOfLetter.has(character) ? character : null);
}
