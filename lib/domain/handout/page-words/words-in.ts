import { isSameLanguage } from '../../language/names';
import { arabic } from './arabic';
import { english } from './english';
import { haitianCreole } from './haitian-creole';
import type { PageWords } from './page-words';
import { simplifiedChinese } from './simplified-chinese';
import { spanish } from './spanish';
import { vietnamese } from './vietnamese';

const catalogs: readonly PageWords[] = [english, spanish, arabic, simplifiedChinese, vietnamese, haitianCreole];

/** The page's words for a document in this language: in the language itself where we have them, else in English. */
export function pageWords(locale: string): PageWords {
  return wordsIn(locale) ?? english;
}

/** The tag of the shipped language that somebody who reads this one can read: "es" for "es-US"; null where there is none. */
export function shippedLanguage(locale: string): string | null {
  return wordsIn(locale)?.locale ?? null;
}

/** Every language that Plainleaf is shipped in, English first. */
export const shippedLanguages: readonly string[] = catalogs.map(({ locale }) => locale);

function wordsIn(locale: string): PageWords | undefined {
  return catalogs.find((words) => isSameLanguage(words.locale, withScript(locale)));
}

/** The language of the page's words where it is not that of the document: who reads them out must be told. */
export function foreignWordsIn(locale: string): string | undefined {
  return wordsIn(locale) === undefined ? english.locale : undefined;
}

/** Chinese without a script is written in the simplified one. */
function withScript(locale: string): string {
  return /^zh(-(CN|SG))?$/.test(locale) ? 'zh-Hans' : locale;
}
