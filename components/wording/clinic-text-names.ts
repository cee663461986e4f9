import type { ClinicTextName } from '@/lib/domain/clinic/texts/clinic-translations';

/** What the texts that a clinic writes itself are called. */
export const clinicTextNames: Record<ClinicTextName, string> = {
  openingHours: 'Opening hours',
  disclaimer: 'Disclaimer',
  footerNote: 'Footer note',
  logoAlt: 'Logo in words',
  phoneLabel: 'Label of a phone number',
};
