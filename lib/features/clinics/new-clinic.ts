import type { Country } from '@/lib/domain/clinic/clinic';
import { usualDisclaimer } from '@/lib/domain/clinic/texts/usual-texts';
import type { ClinicDetails } from './schema';

/** What is known of a clinic on its first day, and what its country uses; admins change all of it under Branding. */
export function newClinicDetails(known: {
  name: string;
  country: Country;
  phone: string;
  timeZone: string;
}): ClinicDetails {
  const isAmerican = known.country === 'US' || known.country === 'CA';
  return {
    ...known,
    address: '',
    otherPhones: [],
    openingHours: '',
    disclaimer: usualDisclaimer,
    footerNote: '',
    translations: {},
    emergencyNumber: null,
    poisonNumber: null,
    crisisNumber: null,
    adviceNumber: null,
    locale: isAmerican ? 'en-US' : 'en-GB',
    pageSize: isAmerican ? 'letter' : 'a4',
    sourcesShown: 'line',
    printsCode: true,
    accentColor: '#0f6b66',
    logoAlt: '',
  };
}
