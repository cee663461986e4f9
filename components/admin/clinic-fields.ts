import { clinicTextLabel } from '@/components/wording/clinic-text-names';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { phonesLine } from '@/lib/domain/clinic/phones-line';
import { textsLanguage, translationsIn, translationTag, withTranslation } from '@/lib/domain/clinic/texts/clinic-texts';
import type { ClinicTranslation } from '@/lib/domain/clinic/texts/clinic-translations';
import { languageName } from '@/lib/domain/language/names';
import { stableJson } from '@/lib/domain/stable-json';
import type { ClinicDetails } from '@/lib/features/clinics/schema';
import { countryOptions, localeOptions, pageSizeOptions, sourcesOptions } from './clinic-choices';

/** The translations are compared text by text: two admins can write two languages. */
type Detail = Exclude<keyof ClinicDetails, 'translations'>;

/** What each detail is called, on the form and where two admins' versions of it are compared. */
export const clinicLabels: Record<Detail, string> = {
  name: 'Clinic name',
  address: 'Address',
  phone: 'Main phone',
  otherPhones: 'More phone numbers',
  openingHours: 'Opening hours',
  disclaimer: 'Disclaimer',
  footerNote: 'Footer note',
  country: 'Country',
  emergencyNumber: 'Emergency number',
  poisonNumber: 'Poison line',
  crisisNumber: 'Mental-health crisis line',
  adviceNumber: 'Advice line',
  locale: 'Dates and times',
  timeZone: 'Time zone',
  pageSize: 'Paper size',
  sourcesShown: 'Sources on handouts',
  printsCode: 'QR code for staff',
  accentColor: 'Accent colour',
  logoAlt: 'Logo in words',
};

const fields = Object.keys(clinicLabels) as Detail[]; // the keys of the record above

/** `part`: a detail, or one of the clinic's texts in one language. */
export type ClinicDifference = { part: string; label: string; mine: string; theirs: string };

/** What differs between two versions, as a reader would see it. */
export function clinicDifferences(mine: ClinicDetails, theirs: ClinicDetails): ClinicDifference[] {
  const details = fields
    .filter((field) => stableJson(mine[field]) !== stableJson(theirs[field]))
    .map((field) => ({
      part: field,
      label: clinicLabels[field],
      mine: shown(mine, field),
      theirs: shown(theirs, field),
    }));
  return [...details, ...translationDifferences(mine, theirs)];
}

function translationDifferences(mine: ClinicDetails, theirs: ClinicDetails): ClinicDifference[] {
  const [inMine, inTheirs] = [translationsOf(mine), translationsOf(theirs)];
  return [...new Map([...inTheirs, ...inMine])].flatMap(([part, { locale, name, of: own }]) => {
    const [one, other] = [inMine.get(part), inTheirs.get(part)];
    if (one?.text === other?.text && one?.of === other?.of) return [];
    // The same words may have been looked at again since the clinic's own text changed.
    const isForAnother = one !== undefined && other !== undefined && one.of !== other.of;
    const said = (written: Written | undefined): string =>
      written === undefined ? '' : isForAnother ? `${written.text} (for “${written.of}”)` : written.text;
    const label = `${clinicTextLabel({ name, own })} in ${languageName(locale)}`;
    return [{ part, label, mine: said(one), theirs: said(other) }];
  });
}

type Written = ClinicTranslation & { locale: string };

/** Every text that the clinic has written in another language, by its part, which is the same under "fr" and "fr-CA". */
function translationsOf(clinic: ClinicDetails): Map<string, Written> {
  const tags = new Set(Object.keys(clinic.translations).map((tag) => translationTag(clinic, tag)));
  const written = [...tags].flatMap((locale) => translationsIn(clinic, locale).map((text) => ({ locale, ...text })));
  return new Map(
    written.map((one) => [
      `${textsLanguage(one.locale)} ${one.name}${one.name === 'phoneLabel' ? ` ${one.of}` : ''}`,
      one,
    ]),
  );
}

/** Their version with the chosen parts of mine. */
export function withMine(theirs: ClinicDetails, mine: ClinicDetails, kept: ReadonlySet<string>): ClinicDetails {
  const chosen = Object.fromEntries(fields.map((field) => [field, kept.has(field) ? mine[field] : theirs[field]]));
  const [inMine, inTheirs] = [translationsOf(mine), translationsOf(theirs)];
  const details: ClinicDetails = { ...theirs, ...chosen };
  for (const [part, { locale, name, of: own }] of new Map([...inTheirs, ...inMine])) {
    if (!kept.has(part)) continue;
    details.translations = withTranslation(details, { name, own }, locale, inMine.get(part)?.text ?? '');
  }
  return details;
}

function shown(details: ClinicDetails, field: Detail): string {
  switch (field) {
    case 'otherPhones':
      return phonesLine({ phone: '', otherPhones: details.otherPhones });
    case 'country':
      return labelOf(countryOptions, details.country);
    case 'locale':
      return labelOf(localeOptions, details.locale);
    case 'pageSize':
      return labelOf(pageSizeOptions, details.pageSize);
    case 'sourcesShown':
      return labelOf(sourcesOptions, details.sourcesShown);
    case 'printsCode':
      return details.printsCode ? 'Printed' : 'Not printed';
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
