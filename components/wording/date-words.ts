import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import { formatDate } from '@/lib/domain/clinic/dates';
import type { DateReading } from '@/lib/domain/clinic/read-date';

const example = (locale: ClinicLocale): string => (locale === 'en-US' ? '03/14/1981' : '14/03/1981');

/** What is wrong with a date as it was typed, and what to type; '' for a date and for none. */
export function dateError(label: string, reading: DateReading, locale: ClinicLocale): string {
  switch (reading.is) {
    case 'none':
    case 'date':
      return '';
    case 'incomplete':
      return `${label} is incomplete. Type day, month and year, such as ${example(locale)}.`;
    case 'impossible':
      return `${label} is no day of the calendar.`;
    case 'ambiguous': {
      const [one, other] = reading.readings.map((iso) => formatDate(iso, locale));
      return `${label} can be ${one} or ${other}. Type the year in four digits.`;
    }
    case 'two-digit-year':
      return `${label} needs the year in four digits.`;
    case 'with-time':
      return `${label} has a time, so the day can be off by one. Type the date alone.`;
    case 'spreadsheet-number':
    case 'unreadable':
      return `${label} cannot be read. Type a date such as ${example(locale)}.`;
  }
}
