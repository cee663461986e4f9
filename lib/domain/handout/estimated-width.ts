/*
 * Estimates printed widths where no font is loaded: in checks and on the web page. Errs on the wide side of the boldest
 * face.
 */

/** Of the characters from the space to the tilde, in hundredths of the type size: the widest of the reading font's faces. */
const asciiWidths = `32 31 39 77 61 103 74 21 34 34 49 61 28 38 28 44 66 44 58 60 63 61 63 54 63 60 28 28 57 63 57 55 79
  68 65 66 69 60 57 72 71 43 57 67 56 86 72 75 63 76 65 61 61 69 65 89 69 65 62 34 44 35 59 40 29 56 60 51 60 57 37 60 58
  30 26 56 32 89 58 58 60 60 38 51 38 57 53 74 54 53 51 39 26 39 56`
  .split(/\s+/u)
  .map(Number);

const FIRST_ASCII = 0x20;
/** The mean of letters in other alphabets, and the width of a Chinese character, as shares of the type size. */
const LETTER = 0.7;
const SIGN = 1;
/** The widest mean of bold letters in scripts whose letters are broad, and whose vowels often have a width too. */
const BROAD_LETTER = 1.35;
const ROUND_LETTER = 0.85;

const mark = /^[\p{M}\p{Cf}\p{Cc}]$/u;
const broad =
  /^(?!\p{Mn})[\p{Script=Ethiopic}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Khmer}\p{Script=Lao}\p{Script=Malayalam}\p{Script=Myanmar}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}]$/u;
const round = /^(?!\p{Mn})[\p{Script=Armenian}\p{Script=Georgian}\p{Script=Thai}]$/u;
const letter = /^(?!\p{Ideographic}|[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{Nd}]$/u;

/** The width of a text on one line, as a share of the type size. */
export function estimatedWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

function widthOf(character: string): number {
  const ascii = asciiWidths[(character.codePointAt(0) ?? 0) - FIRST_ASCII];
  if (ascii !== undefined) return ascii / 100;
  if (broad.test(character)) return BROAD_LETTER;
  if (round.test(character)) return ROUND_LETTER;
  if (mark.test(character)) return 0;
  return letter.test(character) ? LETTER : SIGN;
}
