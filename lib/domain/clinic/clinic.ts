import { z } from 'zod';
import { clinicLocales } from './clinic-locale';
import { pageSizes } from './page-size';
import { phoneNumberSchema } from './phone-number';
import { sourcesShown } from './sources-shown';
import { clinicTranslationsSchema, ownTextMax } from './texts/clinic-translations';

/** Countries whose numbers for help Plainleaf knows; a clinic elsewhere must give its own. */
export const countries = ['US', 'UK', 'IE', 'CA', 'AU', 'NZ', 'EU', 'other'] as const;
export type Country = (typeof countries)[number];

/** A clinic's logo as it is kept: whatever was uploaded, it was made an opaque PNG. */
export const logoSchema = z.strictObject({
  mimeType: z.literal('image/png'),
  base64: z.base64(),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
});
export type Logo = z.infer<typeof logoSchema>;

/** A second number that patients are given: "After hours", "Nurse line". */
const otherPhoneSchema = z.strictObject({
  label: z
    .string()
    .trim()
    .min(1, 'Say what this number is for')
    .max(ownTextMax.phoneLabel, 'Use at most 40 characters'),
  number: phoneNumberSchema,
});
export type OtherPhone = z.infer<typeof otherPhoneSchema>;
export const MAX_OTHER_PHONES = 4;

export const accentColorSchema = z.string().regex(/^#[0-9a-f]{6}$/i, 'Use a colour such as #0f6b66');

const ownNumberSchema = z.string().max(40).nullable();

export const clinicSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(120),
  address: z.string().max(300),
  /** The main number. */
  phone: z.string().max(60),
  otherPhones: z.array(otherPhoneSchema).max(MAX_OTHER_PHONES, `Give at most ${MAX_OTHER_PHONES} more numbers`),
  openingHours: z.string().max(ownTextMax.openingHours),
  disclaimer: z.string().max(ownTextMax.disclaimer),
  footerNote: z.string().max(ownTextMax.footerNote),
  /** These three, the words of the logo and the labels of the phones in other languages than the clinic's own. */
  translations: clinicTranslationsSchema,
  country: z.enum(countries),
  /** The clinic's own numbers for help; null where the country's is used. */
  emergencyNumber: ownNumberSchema,
  poisonNumber: ownNumberSchema,
  crisisNumber: ownNumberSchema,
  adviceNumber: ownNumberSchema,
  locale: z.enum(clinicLocales),
  /** IANA time zone, such as America/Los_Angeles. */
  timeZone: z.string(),
  pageSize: z.enum(pageSizes),
  /** How its handouts name their sources, and whether they have the code for staff, unless a handout says otherwise. */
  sourcesShown: z.enum(sourcesShown),
  printsCode: z.boolean(),
  /** Colour of headings and rules, #rrggbb. */
  accentColor: accentColorSchema,
  logo: logoSchema.nullable(),
  /** What the logo shows, for those who cannot see it; empty where the clinic's name says it. */
  logoAlt: z.string().max(ownTextMax.logoAlt),
});
export type Clinic = z.infer<typeof clinicSchema>;
