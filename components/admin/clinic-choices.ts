import type { SelectOption } from '@/components/ui/select';
import { sourcesWords } from '@/components/wording/option-words';
import { type Country, countries } from '@/lib/domain/clinic/clinic';
import { type ClinicLocale, clinicLocales } from '@/lib/domain/clinic/clinic-locale';
import { type PageSize, pageSizes } from '@/lib/domain/clinic/page-size';
import { sourcesShown } from '@/lib/domain/clinic/sources-shown';

const countryWords: Record<Country, string> = {
  US: 'United States',
  UK: 'United Kingdom',
  IE: 'Ireland',
  CA: 'Canada',
  AU: 'Australia',
  NZ: 'New Zealand',
  EU: 'European Union',
  other: 'Another country',
};

const localeWords: Record<ClinicLocale, string> = {
  'en-US': 'American: November 22, 2026, 10:44 AM',
  'en-GB': 'British: 22 November 2026, 10:44',
};

const pageSizeWords: Record<PageSize, string> = { letter: 'Letter (8.5 × 11 in)', a4: 'A4 (210 × 297 mm)' };

function optionsOf<Id extends string>(ids: readonly Id[], labelOf: (id: Id) => string): SelectOption[] {
  return ids.map((id) => ({ id, label: labelOf(id) }));
}

export const countryOptions = optionsOf(countries, (id) => countryWords[id]);
export const localeOptions = optionsOf(clinicLocales, (id) => localeWords[id]);
export const pageSizeOptions = optionsOf(pageSizes, (id) => pageSizeWords[id]);
export const sourcesOptions = optionsOf(sourcesShown, (id) => {
  const { label, detail } = sourcesWords[id];
  return `${label}: ${detail}`;
});

/** Every time zone this server knows, and the clinic's own even if it is not among them. */
export function timeZoneNames(current: string): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current])].sort();
}
