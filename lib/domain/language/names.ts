/** Languages that the starter content is written in, by BCP 47 tag: in English and as their speakers write them. */
const names: Readonly<Record<string, { english: string; own: string }>> = {
  en: { english: 'English', own: 'English' },
  es: { english: 'Spanish', own: 'Español' },
  ar: { english: 'Arabic', own: 'العربية' },
  'zh-Hans': { english: 'Chinese (Simplified)', own: '简体中文' },
  vi: { english: 'Vietnamese', own: 'Tiếng Việt' },
  ht: { english: 'Haitian Creole', own: 'Kreyòl ayisyen' },
};

/** The language in English, such as "Spanish"; a tag that nobody knows stands for itself. */
export function languageName(locale: string): string {
  return names[locale]?.english ?? names[languageOf(locale)]?.english ?? otherName(locale);
}

const otherNames = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' });

function otherName(locale: string): string {
  try {
    return otherNames.of(locale) ?? locale;
  } catch {
    return locale; // no tag at all
  }
}

/** The language as its speakers write it, such as "Español". */
export function ownLanguageName(locale: string): string {
  return names[locale]?.own ?? names[languageOf(locale)]?.own ?? locale;
}

/** Every language we know by name. */
export function languageNames(): { locale: string; english: string; own: string }[] {
  return Object.entries(names).map(([locale, name]) => ({ locale, ...name }));
}

function languageOf(locale: string): string {
  return locale.split('-')[0] ?? locale;
}

/** Whether a reader of one can read the other: en-US and en-GB are one language, zh-Hans and zh-Hant are not. */
export function isSameLanguage(one: string, other: string): boolean {
  return scriptTag(one) === scriptTag(other);
}

/** The same tag for all who can read each other's: "zh-Hans-CN" gives "zh-Hans", "en-GB" gives "en". */
export function scriptTag(locale: string): string {
  const [language = '', ...rest] = locale.split('-');
  const script = rest.find((part) => /^[A-Z][a-z]{3}$/.test(part));
  return script ? `${language}-${script}` : language;
}
