import type { ClinicText } from '@/lib/domain/clinic/texts/clinic-texts';
import type { ClinicTextName } from '@/lib/domain/clinic/texts/clinic-translations';

/** The names of a clinic's own texts on screen. */
export const clinicTextNames: Record<ClinicTextName, string> = {
  openingHours: 'Opening hours',
  disclaimer: 'Disclaimer',
  footerNote: 'Footer note',
  logoAlt: 'Logo in words',
  phoneLabel: 'Label of a phone number',
};

/** A text among the others of its clinic, which may have several phone labels. */
export const clinicTextLabel = ({ name, own }: ClinicText): string =>
  name === 'phoneLabel' ? `“${own}”` : clinicTextNames[name];
