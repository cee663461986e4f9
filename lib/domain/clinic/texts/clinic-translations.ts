import { z } from 'zod';

/**
 * The texts that a clinic writes and its handouts print or, for the logo, read out. The clinic's details hold each text
 * in the clinic's own language; `translations` holds the others.
 */
const clinicTextNames = ['openingHours', 'disclaimer', 'footerNote', 'logoAlt', 'phoneLabel'] as const;
export type ClinicTextName = (typeof clinicTextNames)[number];

/** Longest text in the clinic's own language. */
export const ownTextMax = {
  openingHours: 200,
  disclaimer: 600,
  footerNote: 200,
  logoAlt: 120,
  phoneLabel: 40,
} as const satisfies Record<ClinicTextName, number>;

/** Other languages need more room to say the same. */
export const translationMax = (name: ClinicTextName): number => ownTextMax[name] * 1.5;

const translationSchema = z
  .strictObject({
    name: z.enum(clinicTextNames),
    /** The clinic's own text that this one says. Once that is changed, this one is not printed until somebody looks. */
    of: z.string().min(1).max(ownTextMax.disclaimer),
    text: z.string().trim().min(1),
  })
  .superRefine(({ name, text }, context) => {
    if (text.length <= translationMax(name)) return;
    context.addIssue({ code: 'custom', path: ['text'], message: `Use at most ${translationMax(name)} characters` });
  });
export type ClinicTranslation = z.infer<typeof translationSchema>;

const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'Use a language tag such as es or zh-Hans');

export const isLanguageTag = (text: string): boolean => languageTag.safeParse(text).success;

// Every request reads the clinic's row.
const MOST_LANGUAGES = 20;
/** Every text once, and the labels of the other phone numbers. */
const MOST_TEXTS = 10;
/** Labels of other phone numbers, those of earlier labels included. */
export const MOST_LABELS = MOST_TEXTS - (clinicTextNames.length - 1);

/** By language tag. A language without texts is left out. */
export const clinicTranslationsSchema = z
  .record(languageTag, z.array(translationSchema).max(MOST_TEXTS))
  .refine((languages) => Object.keys(languages).length <= MOST_LANGUAGES, 'Too many languages');
export type ClinicTranslations = z.infer<typeof clinicTranslationsSchema>;
