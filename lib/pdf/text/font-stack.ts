import { type FontFamily, fontFamilies, scriptOf } from '../font-files';
import type { FontSource } from '../font-source';
import type { FontStack } from './font-runs';

/** One script, two ways to write it: which family goes first follows from the language. */
const arabic: readonly FontFamily[] = ['Noto Sans Arabic', 'Noto Nastaliq Urdu'];
const nastaliq: readonly FontFamily[] = ['Noto Nastaliq Urdu', 'Noto Sans Arabic'];
const simplified: readonly FontFamily[] = ['Noto Sans SC', 'Noto Sans TC', 'Noto Sans KR'];
const traditional: readonly FontFamily[] = ['Noto Sans TC', 'Noto Sans SC', 'Noto Sans KR'];
const korean: readonly FontFamily[] = ['Noto Sans KR', 'Noto Sans SC', 'Noto Sans TC'];

/** Those whose script has no spaces between words: see unspaced-words.ts. */
export const dictionaryFamilies: ReadonlySet<FontFamily> = new Set([
  ...(['Noto Sans Khmer', 'Noto Sans Lao', 'Noto Sans Myanmar', 'Noto Sans Thai'] as const),
]);

/** Each has a script that no other has. */
const otherScripts = fontFamilies.filter((family) => !['chinese', 'korean', undefined].includes(scriptOf(family)));

/** The order in which families are asked for a word of this language (a BCP 47 tag). */
function familiesFor(locale: string): readonly FontFamily[] {
  const { language, script } = new Intl.Locale(locale).maximize();
  return [
    'Atkinson Hyperlegible Next',
    'Noto Sans',
    ...(language === 'ur' ? nastaliq : arabic),
    'Noto Sans Hebrew',
    'Noto Sans Bengali',
    ...otherScripts,
    ...(language === 'ko' ? korean : script === 'Hant' ? traditional : simplified),
    'Noto Sans Math',
    'Noto Sans Symbols 2',
  ];
}

export function stackOf(locale: string, fonts: FontSource): FontStack {
  return familiesFor(locale).map((family) => ({
    family,
    covers: (codePoint) => fonts.coverageOf(family).has(codePoint),
  }));
}
