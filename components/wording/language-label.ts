import { languageName, ownLanguageName } from '@/lib/domain/language/names';

/** A language in a list: in English, for the clinic, and as its speakers write it: "Spanish · Español". */
export function languageLabel(locale: string): string {
  const [english, own] = [languageName(locale), ownLanguageName(locale)];
  return english === own ? english : `${english} · ${own}`;
}
