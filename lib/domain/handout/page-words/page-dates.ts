import type { ClinicLocale } from '../../clinic/clinic-locale';
import { formatDate, isCalendarDate } from '../../clinic/dates';
import type { PageWords } from './page-words';

/** A calendar date (YYYY-MM-DD) as the page's language writes it: "14 de marzo de 1981"; in English as the clinic does. */
export function pageDate(iso: string, { dates }: PageWords, clinicLocale: ClinicLocale): string {
  if (dates === null || !isCalendarDate(iso)) return formatDate(iso, clinicLocale);
  return dates.long(new Date(`${iso}T00:00:00Z`));
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const stated = /^(?:(about|checked) )?(?:(?:(\d{1,2}) )?([A-Za-z]+) )?(\d{4}(?:[-–]\d{2,4})?)$/;

/**
 * A source's date as the library keeps it, in English ("15 Dec 2016", "about 2016-17", "undated"), in the page's
 * language. What is said in any other way stays as it is.
 */
export function sourceDate(published: string, words: PageWords): string {
  if (published === 'undated') return words.undated;
  if (words.dates === null) return published;
  const [, how, day, month, year = ''] = stated.exec(published) ?? [];
  const number = month === undefined ? -1 : months.indexOf(month.slice(0, 3).toLowerCase());
  if (year === '' || (month !== undefined && number < 0)) return published;
  const date = new Date(Date.UTC(Number(year.slice(0, 4)), Math.max(0, number), Number(day ?? 1)));
  const when = month === undefined ? year : day === undefined ? words.dates.month(date) : words.dates.short(date);
  if (how === undefined) return when;
  return how === 'about' ? words.aboutWhen(when) : words.checkedOn(when);
}
