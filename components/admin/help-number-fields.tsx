'use client';

import { TextField } from '@/components/ui/text-field';
import type { Country } from '@/lib/domain/clinic/clinic';
import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import { formatDate } from '@/lib/domain/clinic/dates';
import { type HelpLine, helpLines, helpNumbers, numberReview } from '@/lib/domain/clinic/help-numbers';
import { clinicLabels } from './clinic-fields';
import type { ClinicForm } from './use-clinic-form';

const fieldOf = {
  emergency: 'emergencyNumber',
  poison: 'poisonNumber',
  crisis: 'crisisNumber',
  advice: 'adviceNumber',
} as const satisfies Record<HelpLine, string>;

/** The numbers that handouts name, where the clinic's are not its country's. */
export function HelpNumberFields({ form, today }: { form: ClinicForm; today: string }) {
  const { country, locale } = form.values;
  return helpLines.map((line) => {
    const field = fieldOf[line];
    return (
      <TextField
        key={line}
        label={clinicLabels[field]}
        description={usualNumber(line, { country, locale, today })}
        maxLength={40}
        value={form.values[field] ?? ''}
        onChange={(typed) => form.set(field, typed.trim() === '' ? null : typed)}
        error={form.errors[field]}
      />
    );
  });
}

/** What is printed when the field is left empty, and how far that can be trusted. */
function usualNumber(
  line: HelpLine,
  { country, locale, today }: { country: Country; locale: ClinicLocale; today: string },
): string {
  const usual = helpNumbers[country][line];
  if (!usual) return 'Your country has no one number for this. Without yours, handouts that name it cannot be issued.';
  const printed = `Leave empty to print ${usual.number}, the number of your country.`;
  switch (numberReview(usual, today)) {
    case 'checked':
      return printed;
    case 'overdue':
      return `${printed} It was last looked up on ${formatDate(usual.checkedOn ?? today, locale)}: check it first.`;
    case 'unchecked':
      return `${printed} Nobody has looked it up for this version of Plainleaf: check it first.`;
  }
}
