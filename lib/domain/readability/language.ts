/** The languages whose words this engine can take apart; in any other it counts, and gives no grade. */
const gradedLanguages = ['en', 'es'] as const;
export type GradedLanguage = (typeof gradedLanguages)[number];

/** The language of a BCP 47 tag, or null for one that has no grade here. */
export function gradedLanguageOf(locale: string): GradedLanguage | null {
  const [language = ''] = locale.toLowerCase().split('-');
  return gradedLanguages.find((one) => one === language) ?? null;
}
