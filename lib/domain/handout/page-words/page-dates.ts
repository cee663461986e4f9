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

/** "CKS Jan 2020", "Oct 2024 copy", "2019 text": which part or copy of the source it was is for the library. */
const beside = /^[A-Z]{2,5} (?=[A-Z0-9])|(?: old)? (?:copy|text)$/g;

/** Remarks that tell a patient nothing about how old a source is. */
function isForLibrary(remark: string, words: PageWords): boolean {
  const [, reviewed] = /^(?:(?:last )?reviewed|review was due) (.+)$/.exec(remark) ?? [];
  // What is more than a date may be for the patient: "reviewed Oct 2020 and withdrawn".
  return remark === 'two versions' || (reviewed !== undefined && oneDate(reviewed, words) !== null);
}

/**
 * A source's date as the library keeps it, in English ("15 Dec 2016", "about 2016-17", "2015, updated Oct 2020"), in the
 * page's language, without remarks for the library. What is said in any other way stays as it is: "2020 (withdrawn 2023)".
 */
export function sourceDate(published: string, words: PageWords): string {
  if (words.dates === null) return published === 'undated' ? words.undated : published;
  const [first = '', ...remarks] = published.split(/[,;(]/).map((part) => part.replace(')', '').trim());
  const dates = [
    oneDate(first.replaceAll(beside, ''), words),
    ...remarks.filter((remark) => !isForLibrary(remark, words)).map((remark) => laterDate(remark, words)),
  ];
  return dates.every((date) => date !== null) ? dates.join(words.comma) : published;
}

function laterDate(remark: string, words: PageWords): string | null {
  const [, updated] = /^updated (.+)$/.exec(remark) ?? [];
  const date = oneDate(updated ?? remark, words);
  return date === null || updated === undefined ? date : words.updatedOn(date);
}

function oneDate(text: string, words: PageWords): string | null {
  if (text === 'undated') return words.undated;
  const [, how, day, month, year = ''] = stated.exec(text) ?? [];
  const number = month === undefined ? -1 : months.indexOf(month.slice(0, 3).toLowerCase());
  if (words.dates === null || year === '' || (month !== undefined && number < 0)) return null;
  const date = new Date(Date.UTC(Number(year.slice(0, 4)), Math.max(0, number), Number(day ?? 1)));
  const when = month === undefined ? year : day === undefined ? words.dates.month(date) : words.dates.short(date);
  if (how === undefined) return when;
  return how === 'about' ? words.aboutWhen(when) : words.checkedOn(when);
}
