import { Memory } from '../memory';
import type { ClinicLocale } from './clinic-locale';

/** Making one takes a hundred times as long as using it, and dates are written with every key in the builder. */
const formats = new Memory<Intl.DateTimeFormat>(50);

const format = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  formats.getOr(JSON.stringify([locale, options]), () => new Intl.DateTimeFormat(locale, options));

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** YYYY-MM-DD, and a day of the calendar: JavaScript takes February 30 for March 2. */
export function isCalendarDate(text: string): boolean {
  if (!isoDate.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** The date that a field holds (YYYY-MM-DD); '' for none and for a text that is no date. */
export const wholeDate = (text: string): string => (isCalendarDate(text) ? text : '');

/** A calendar date (YYYY-MM-DD) in the clinic's words: "March 14, 1981" or "14 March 1981". Other text stays as it is. */
export function formatDate(iso: string, locale: ClinicLocale): string {
  if (!isCalendarDate(iso)) return iso;
  // A calendar date has no time zone: read and written in UTC, it cannot slip a day.
  return format(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));
}

/** Tells which part of 03/04/1981 is the day. */
export type DateOrder = 'day-first' | 'month-first';

/** In which order a clinic writes dates in numbers. */
export const orderIn = (locale: ClinicLocale): DateOrder => (locale === 'en-US' ? 'month-first' : 'day-first');

type DateParts = { day: string; month: string; year: string };

/** The parts of a date in the clinic's order: "MM/DD/YYYY" or "DD/MM/YYYY". */
export function joinDate({ day, month, year }: DateParts, locale: ClinicLocale): string {
  return (orderIn(locale) === 'month-first' ? [month, day, year] : [day, month, year]).join('/');
}

/** A calendar date (YYYY-MM-DD) in numbers, as the clinic types it: "03/14/1981" or "14/03/1981". */
export function shortDate(iso: string, locale: ClinicLocale): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return joinDate({ day, month, year }, locale);
}

/** The calendar date (YYYY-MM-DD) that an instant falls on in the clinic's time zone. */
export function dateIn(timeZone: string, instant: Date): string {
  return format('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);
}

/** An instant as the clinic's clock shows it: "Nov 22, 2026, 10:44 AM" or "22 Nov 2026, 10:44". */
export function formatInstant(instant: Date, locale: ClinicLocale, timeZone: string): string {
  return format(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(instant);
}

/** Its time of day alone: "10:44 AM" or "10:44". */
export function formatTime(instant: Date, locale: ClinicLocale, timeZone: string): string {
  return format(locale, { timeStyle: 'short', timeZone }).format(instant);
}

/** Whole years between two calendar dates, or null when the birth date is missing or in the future. */
export function ageInYears(dateOfBirth: string, onDate: string): number | null {
  if (!isCalendarDate(dateOfBirth) || !isCalendarDate(onDate) || dateOfBirth > onDate) return null;
  const hadBirthday = dateOfBirth.slice(5) <= onDate.slice(5);
  return Number(onDate.slice(0, 4)) - Number(dateOfBirth.slice(0, 4)) - (hadBirthday ? 0 : 1);
}

const OLDEST_YEARS = 125;

/** Can somebody who is alive on `today` have been born on this day? Both YYYY-MM-DD. */
export function canBeBirthDate(isoDay: string, today: string): boolean {
  const oldest = `${Number(today.slice(0, 4)) - OLDEST_YEARS}${today.slice(4)}`;
  return isoDay <= today && isoDay >= oldest;
}

/** Whole days from one calendar date (YYYY-MM-DD) to another; negative where the other is earlier. */
export function daysBetween(isoDay: string, other: string): number {
  return Math.round((Date.parse(`${other}T00:00:00Z`) - Date.parse(`${isoDay}T00:00:00Z`)) / 86_400_000);
}

/** The calendar date (YYYY-MM-DD) after another. */
export function dayAfter(isoDay: string): string {
  const date = new Date(`${isoDay}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** The instant at which a calendar date (YYYY-MM-DD) begins in a time zone, daylight saving included. */
export function startOfDay(isoDay: string, timeZone: string): Date {
  const midnightUtc = Date.parse(`${isoDay}T00:00:00Z`);
  // The offset is looked up twice: the first guess may fall on the other side of a clock change.
  const guess = midnightUtc - offsetMs(timeZone, new Date(midnightUtc));
  return new Date(midnightUtc - offsetMs(timeZone, new Date(guess)));
}

function offsetMs(timeZone: string, instant: Date): number {
  const parts = format('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  const wallClock = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wallClock - Math.floor(instant.getTime() / 1000) * 1000;
}
