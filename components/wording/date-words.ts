import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import { formatDate, shortDate } from '@/lib/domain/clinic/dates';
import type { DateReading } from '@/lib/domain/clinic/read-date';
import type { DateProblem } from '@/lib/domain/handout/checks/finding';

/** What is wrong with a date, after the name of its field. */
export const dateProblems: Readonly<Record<DateProblem, string>> = {
  ambiguous: 'can be two dates',
  'two-digit-year': 'needs the year in four digits',
  incomplete: 'is incomplete',
  impossible: 'is no day of the calendar',
  'with-time': 'has a time of day',
  'spreadsheet-number': 'cannot be read',
  unreadable: 'cannot be read',
};

/** What is wrong with a date as it was typed, and what to type; '' for a date and for none. */
export function dateError(label: string, reading: DateReading, locale: ClinicLocale): string {
  if (reading.is === 'none' || reading.is === 'date') return '';
  const problem = `${label} ${dateProblems[reading.is]}`;
  const example = shortDate('1981-03-14', locale);
  switch (reading.is) {
    case 'incomplete':
      return `${problem}. Type day, month and year, such as ${example}.`;
    case 'impossible':
    case 'two-digit-year':
      return `${problem}.`;
    case 'ambiguous': {
      const [one, other] = reading.readings.map((iso) => formatDate(iso, locale));
      return `${label} can be ${one} or ${other}. Type the year in four digits.`;
    }
    case 'with-time':
      return `${problem}, so the day can be off by one. Type the date alone.`;
    case 'spreadsheet-number':
    case 'unreadable':
      return `${problem}. Type a date such as ${example}.`;
  }
}
