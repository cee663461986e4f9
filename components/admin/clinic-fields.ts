import type { Clinic } from '@/lib/domain/clinic/clinic';
import { phonesLine } from '@/lib/domain/clinic/phones-line';
import { languageName } from '@/lib/domain/language/names';
import { stableJson } from '@/lib/domain/stable-json';
import type { ClinicDetails } from '@/lib/features/clinics/schema';
import { countryOptions, localeOptions, pageSizeOptions } from './clinic-choices';

/** What each detail is called, on the form and where two admins' versions of it are compared. */
export const clinicLabels: Record<keyof ClinicDetails, string> = {
  name: 'Clinic name',
  address: 'Address',
  phone: 'Main phone',
  otherPhones: 'More phone numbers',
  openingHours: 'Opening hours',
  disclaimer: 'Disclaimer',
  footerNote: 'Footer note',
  translations: 'Texts in other languages',
  country: 'Country',
  emergencyNumber: 'Emergency number',
  poisonNumber: 'Poison line',
  crisisNumber: 'Mental-health crisis line',
  adviceNumber: 'Advice line',
  locale: 'Dates and times',
  timeZone: 'Time zone',
  pageSize: 'Paper size',
  accentColor: 'Accent colour',
  logoAlt: 'Logo in words',
};

const fields = Object.keys(clinicLabels) as (keyof ClinicDetails)[]; // the keys of the record above

export type ClinicDifference = { field: keyof ClinicDetails; mine: string; theirs: string };

/** The details in which two versions differ, as a reader would see them. */
export function clinicDifferences(mine: ClinicDetails, theirs: ClinicDetails): ClinicDifference[] {
  return fields
    .filter((field) => stableJson(mine[field]) !== stableJson(theirs[field]))
    .map((field) => ({ field, mine: shown(mine, field), theirs: shown(theirs, field) }));
}

/** Their version with the chosen details of mine. */
export function withMine(
  theirs: ClinicDetails,
  mine: ClinicDetails,
  kept: ReadonlySet<keyof ClinicDetails>,
): ClinicDetails {
  return Object.fromEntries(
    fields.map((field) => [field, kept.has(field) ? mine[field] : theirs[field]]),
  ) as ClinicDetails; // every field, each from one of the two
}

function shown(details: ClinicDetails, field: keyof ClinicDetails): string {
  switch (field) {
    case 'otherPhones':
      return phonesLine({ phone: '', otherPhones: details.otherPhones });
    case 'translations':
      return Object.entries(details.translations)
        .map(([locale, texts]) => `${languageName(locale)}: ${texts.map(({ text }) => text).join(' · ')}`)
        .join('\n');
    case 'country':
      return labelOf(countryOptions, details.country);
    case 'locale':
      return labelOf(localeOptions, details.locale);
    case 'pageSize':
      return labelOf(pageSizeOptions, details.pageSize);
    case 'emergencyNumber':
    case 'poisonNumber':
    case 'crisisNumber':
    case 'adviceNumber':
      return details[field] ?? '';
    default:
      return details[field];
  }
}

function labelOf(options: readonly { id: string; label: string }[], id: string): string {
  return options.find((option) => option.id === id)?.label ?? id;
}

/** The clinic as it would be with these details, for the preview. A colour half typed shows as it was saved. */
export function previewClinic(values: ClinicDetails, saved: Pick<Clinic, 'id' | 'logo' | 'accentColor'>): Clinic {
  const isColour = /^#[0-9a-f]{6}$/i.test(values.accentColor);
  return { ...values, id: saved.id, logo: saved.logo, accentColor: isColour ? values.accentColor : saved.accentColor };
}
