/** Locales whose dates and words a clinic can choose for its staff and its printed dates. */
export const clinicLocales = ['en-US', 'en-GB'] as const;
export type ClinicLocale = (typeof clinicLocales)[number];
