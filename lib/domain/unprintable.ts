import { missingFonts, type ScriptFonts } from './language/script-fonts';

/**
 * The character, and its code point as tables of characters name it: "U+1FAC0". `fonts`: what an administrator installs
 * to print it; null where nothing does.
 */
export type Unprintable = { character: string; codePoint: string; fonts: ScriptFonts | null };

export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * A wrong encoding or a broken copy leaves these in the place of a character: replacement signs, and the controls that
 * Latin-1 reads where Windows has a dash. Print has an empty mark for them, or drops them: "2.5\u20135" would read "2.55".
 */
const lost = /[\ufffc\ufffd\u0080-\u009f]/gu;
const wordWithLost = /\S{0,12}[\ufffc\ufffd\u0080-\u009f]\S{0,12}/u;

/** The word around the first character that was lost, which "�" stands for; null where none was. */
export function wordWithLostCharacter(text: string): string | null {
  if (text.search(lost) < 0) return null;
  const [word = ''] = wordWithLost.exec(text) ?? [];
  return word.replace(lost, '\ufffd');
}

/** Print drops a control character, and joins the figures on both sides of it. */
const isControl = (codePoint: number): boolean =>
  codePoint === 0x7f || (codePoint < 0x20 && codePoint !== 0x09 && codePoint !== 0x0a && codePoint !== 0x0d);

/** The first character of a text that the page's fonts cannot print; null where they print all of it. */
export function firstUnprintable(text: string, isPrintable: (codePoint: number) => boolean): Unprintable | null {
  // Without a list of all characters: a handout has thousands, and is looked through with every key.
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!isControl(codePoint)) {
      if (isPrintable(codePoint)) continue;
      // The page prints its normal form, as a compatibility ideograph by the usual one.
      if (Array.from(character.normalize('NFC')).every((one) => isPrintable(one.codePointAt(0) ?? 0))) continue;
    }
    return { character, codePoint: codePointName(character), fonts: missingFonts(character, isPrintable) };
  }
  return null;
}
