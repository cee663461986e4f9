import type { ClinicTextName } from '@/lib/domain/clinic/texts/clinic-translations';

/** The names of a clinic's own texts on screen. */
export const clinicTextNames: Record<ClinicTextName, string> = {
  openingHours: 'Opening hours',
  disclaimer: 'Disclaimer',
  footerNote: 'Footer note',
  logoAlt: 'Logo in words',
  phoneLabel: 'Label of a phone number',
};
