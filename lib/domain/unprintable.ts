import { missingFonts, type ScriptFonts } from './language/script-fonts';

/**
 * The character, and its code point as tables of characters name it: "U+1FAC0". `fonts`: what an administrator installs
 * to print it; null where nothing does.
 */
export type Unprintable = { character: string; codePoint: string; fonts: ScriptFonts | null };

export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The first character of a text that the page's fonts cannot print; null where they print all of it. */
export function firstUnprintable(text: string, isPrintable: (codePoint: number) => boolean): Unprintable | null {
  // Without a list of all characters: a handout has thousands, and is looked through with every key.
  for (const character of text) {
    if (isPrintable(character.codePointAt(0) ?? 0)) continue;
    // The page prints its normal form, as a compatibility ideograph by the usual one.
    if (Array.from(character.normalize('NFC')).every((one) => isPrintable(one.codePointAt(0) ?? 0))) continue;
    return { character, codePoint: codePointName(character), fonts: missingFonts(character, isPrintable) };
  }
  return null;
}
