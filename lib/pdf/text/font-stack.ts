import { type FontFamily, scriptFamilies } from '../font-files';
import type { FontSource } from '../font-source';
import type { FontStack } from './font-runs';

const { chinese, korean, ...otherScripts } = scriptFamilies;

/** The families of each list share characters: which one goes first follows from the language. */
const arabic: readonly FontFamily[] = ['Noto Sans Arabic', 'Noto Nastaliq Urdu'];
const eastAsian: readonly FontFamily[] = [...chinese, ...korean];

/** Each has a script that no other has. */
const otherFamilies: readonly FontFamily[] = Object.values(otherScripts).flat();

const { burmese, khmer, lao, thai } = scriptFamilies;
/** Those whose script has no spaces between words: see unspaced-words.ts. */
export const dictionaryFamilies: ReadonlySet<FontFamily> = new Set([...burmese, ...khmer, ...lao, ...thai]);

/** The order in which families are asked for a word of this language (a BCP 47 tag). */
function familiesFor(locale: string): readonly FontFamily[] {
  const { language, script } = new Intl.Locale(locale).maximize();
  return [
    'Atkinson Hyperlegible Next',
    'Noto Sans',
    ...startingWith(language === 'ur' ? 'Noto Nastaliq Urdu' : 'Noto Sans Arabic', arabic),
    'Noto Sans Hebrew',
    'Noto Sans Bengali',
    ...otherFamilies,
    ...startingWith(
      language === 'ko' ? 'Noto Sans KR' : script === 'Hant' ? 'Noto Sans TC' : 'Noto Sans SC',
      eastAsian,
    ),
    'Noto Sans Math',
    'Noto Sans Symbols 2',
  ];
}

function startingWith(first: FontFamily, families: readonly FontFamily[]): FontFamily[] {
  return [first, ...families.filter((family) => family !== first)];
}

export function stackOf(locale: string, fonts: FontSource): FontStack {
  return familiesFor(locale).map((family) => ({
    family,
    covers: (codePoint) => fonts.coverageOf(family).has(codePoint),
  }));
}
