import type { Country } from '@/lib/domain/clinic/clinic';
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
    disclaimer:
      'General information, given to you by your clinician. It does not replace their advice. ' +
      'If this sheet and your clinician disagree, follow your clinician. In an emergency call {emergency}.',
    footerNote: '',
    emergencyNumber: null,
    poisonNumber: null,
    crisisNumber: null,
    adviceNumber: null,
    locale: isAmerican ? 'en-US' : 'en-GB',
    pageSize: isAmerican ? 'letter' : 'a4',
    accentColor: '#0f6b66',
    logoAlt: '',
  };
}
