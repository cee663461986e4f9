export type Direction = 'ltr' | 'rtl';

// Persian digits are of the Arabic script, and run from left to right.
export const rightToLeftLetter = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}]/u;

const rightToLeftLanguages = ['ar', 'ckb', 'dv', 'fa', 'he', 'iw', 'ps', 'sd', 'ug', 'ur', 'yi'];
const rightToLeftScripts = ['Arab', 'Hebr', 'Thaa', 'Nkoo', 'Syrc'];

/** The attributes of an element whose words are in this language. */
export function inLanguage(locale: string): { lang: string; dir: Direction } {
  return { lang: locale, dir: directionOf(locale) };
}

/** Which way a language is written, from its BCP 47 tag: a script in the tag decides over the language. */
export function directionOf(locale: string): Direction {
  const [language = '', ...subtags] = locale.split('-');
  const script = subtags.find((subtag) => subtag.length === 4 && !/\d/.test(subtag));
  const isRightToLeft = script
    ? rightToLeftScripts.some((known) => known.toLowerCase() === script.toLowerCase())
    : rightToLeftLanguages.includes(language.toLowerCase());
  return isRightToLeft ? 'rtl' : 'ltr';
}
