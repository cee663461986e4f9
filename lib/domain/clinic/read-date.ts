import { normalized } from '../normalized';
import { ageInYears, type DateOrder, isCalendarDate } from './dates';
import { monthNamed } from './month-names';

/** Dates as people and spreadsheets write them. A date that can be read in two ways is never guessed. */

export type DateReading =
  | { is: 'none' }
  /** `iso`: YYYY-MM-DD. */
  | { is: 'date'; iso: string }
  /** By the order of day and month: the reading with the day first is the first. By the century: the older one is. */
  | { is: 'ambiguous'; readings: readonly [one: string, other: string] }
  | { is: 'two-digit-year' }
  /** Day, month or year is missing or half written. */
  | { is: 'incomplete' }
  /** Shaped like a date, but no day of the calendar. */
  | { is: 'impossible' }
  /** With a time of day or a time zone: in the clinic's time zone it can be the day before or after. */
  | { is: 'with-time' }
  /** A spreadsheet's count of days, which shows when a column of dates lost its format. */
  | { is: 'spreadsheet-number' }
  | { is: 'unreadable' };

export type ReadDateOptions = {
  /** Decides between the two readings of 03/04/1981; null: nothing does. */
  order: DateOrder | null;
  /**
   * Lets a year of two digits be read, where only one century is possible: of a birth, one that makes nobody 110 or
   * unborn; of another day, one within 20 years of today. Without it such a year is refused.
   */
  century?: Century;
};

/** `today`: YYYY-MM-DD. */
export type Century = { of: 'birth' | 'near'; today: string };

const OLDEST_BIRTH_YEARS = 110;
const NEAR_YEARS = 20;

const yearFirst = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})\.?$/;
const yearFirstInHan = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const yearLast = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})\.?$/;
const packedYearFirst = /^((?:18|19|20)\d{2})(\d{2})(\d{2})$/;
const packedYearLast = /^(\d{2})(\d{2})((?:18|19|20)\d{2}|\d{2})$/;
/** Spreadsheets add midnight to dates. */
const midnight = /(?:t| )(?:00?:00(?::00(?:\.0+)?)?|12:00(?::00)? ?am)$/;
const timeOrZone = /(?:^|[t ,+-])\d{1,2}:\d{2}/;

/** Reads a date in any of the ways in which people write one; see `ReadDateOptions` for what decides. */
export function readDate(text: string, options: ReadDateOptions): DateReading {
  const written = plain(text).replace(midnight, '');
  if (written === '') return { is: 'none' };
  if (timeOrZone.test(written)) return { is: 'with-time' };
  const first = yearFirst.exec(written);
  if (first) return dateOf(first[1], first[3], first[4]);
  const packed = packedYearFirst.exec(written) ?? yearFirstInHan.exec(written);
  if (packed && dateOf(packed[1], packed[2], packed[3]).is === 'date') return dateOf(packed[1], packed[2], packed[3]);
  const parts = yearLastParts(written);
  if (parts) return numeric(parts, options);
  if (packed) return { is: 'impossible' };
  if (/^\d{5}$/.test(written)) return { is: 'spreadsheet-number' };
  return named(written, options);
}

type YearLast = { first: string; second: string; year: string; separator: string };

/** The parts of a date that ends with its year; null for any other text. */
function yearLastParts(written: string): YearLast | null {
  const [, first = '', separator = '', second = '', year = ''] = yearLast.exec(written) ?? [];
  if (first !== '') return { first, second, year, separator };
  const [, packedFirst = '', packedSecond = '', packedYear = ''] = packedYearLast.exec(written) ?? [];
  return packedFirst === '' ? null : { first: packedFirst, second: packedSecond, year: packedYear, separator: '' };
}

/**
 * The first two numbers of a date such as 25/12/1980, whose year is last, and what separates them: '' where nothing
 * does. Null for any other text.
 */
export function dayAndMonth(text: string): { first: number; second: number; separator: string } | null {
  const parts = yearLastParts(plain(text).replace(midnight, ''));
  return parts && { first: Number(parts.first), second: Number(parts.second), separator: parts.separator };
}

const zeros = ['٠', '۰', '०', '০'].map((zero) => zero.charCodeAt(0));

/** Lower case, without accents, with plain digits, hyphens and single spaces, and no space around a sign. */
function plain(text: string): string {
  return normalized(text, 'NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/\p{Nd}/gu, (digit) => {
      const zero = zeros.find((one) => digit.charCodeAt(0) >= one && digit.charCodeAt(0) <= one + 9);
      return zero === undefined ? digit : String(digit.charCodeAt(0) - zero);
    })
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/ ?([-/.]) ?/g, '$1')
    .trim();
}

function numeric({ first, second, year }: YearLast, options: ReadDateOptions): DateReading {
  if (year.length === 2) return shortYear([first, second, year], options);
  const [dayFirst, monthFirst] = [dateOf(year, second, first), dateOf(year, first, second)];
  if (dayFirst.is !== 'date') return monthFirst;
  if (monthFirst.is !== 'date' || monthFirst.iso === dayFirst.iso) return dayFirst;
  switch (options.order) {
    case 'day-first':
      return dayFirst;
    case 'month-first':
      return monthFirst;
    case null:
      return { is: 'ambiguous', readings: [dayFirst.iso, monthFirst.iso] };
  }
}

/**
 * Tries the usual order first, and the others only if that gives no valid date. Accepts a leading year only if it
 * cannot be a day: 31/06/15 is an invalid date, not one of 1931.
 */
function shortYear([first, second, third]: [string, string, string], { order, century }: ReadDateOptions): DateReading {
  if (!century) return { is: 'two-digit-year' };
  const dayFirst = { day: first, month: second, year: third };
  const monthFirst = { day: second, month: first, year: third };
  const withYearFirst = { day: third, month: second, year: first };
  if (Number(first) > 31) return inCenturies([withYearFirst], century);
  const usual = inCenturies([order === 'month-first' ? monthFirst : dayFirst], century);
  const other = inCenturies([order === 'month-first' ? dayFirst : monthFirst], century);
  if (usual.is === 'impossible') return other;
  return order === null ? inCenturies([dayFirst, monthFirst, withYearFirst], century) : usual;
}

function inCenturies(ways: readonly { day: string; month: string; year: string }[], century: Century): DateReading {
  const days = ways.flatMap(({ day, month, year }) =>
    ['19', '20'].flatMap((hundreds) => {
      const reading = dateOf(`${hundreds}${year.padStart(2, '0')}`, month, day);
      return reading.is === 'date' ? [reading.iso] : [];
    }),
  );
  if (days.length === 0) return { is: 'impossible' };
  const [one, other] = [...new Set(days)].filter((iso) => isPlausible(iso, century)).toSorted();
  if (one === undefined) return { is: 'two-digit-year' };
  return other === undefined ? { is: 'date', iso: one } : { is: 'ambiguous', readings: [one, other] };
}

function isPlausible(iso: string, { of, today }: Century): boolean {
  if (of === 'near') return Math.abs(Number(iso.slice(0, 4)) - Number(today.slice(0, 4))) <= NEAR_YEARS;
  const age = ageInYears(iso, today);
  return age !== null && age < OLDEST_BIRTH_YEARS;
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const weekdayName = /^(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?$/;
/** Ordinal endings, articles and prepositions. */
const filler = /^(?:st|nd|rd|th|er|o|of|the|de|del|le|el|den|ngay|thang|nam)$/;
/** What stands in the place of a part that is not known yet: dd/mm/yyyy, xx. */
const placeholder = /^(?:d{1,2}|j{1,2}|m{1,2}|y{1,4}|a{4}|t{2}|x{1,4})$/;

/** Dates with the month in words, and what is left of a date when parts are missing. */
function named(written: string, options: ReadDateOptions): DateReading {
  const tokens = written.match(/\d+|\p{L}+|[^\s\d\p{L}]/gu) ?? [];
  const words = tokens.filter((token) => /^\p{L}/u.test(token) && !filler.test(token));
  const weekday = new Set(words.filter((word) => weekdayName.test(word) && monthNamed(word) === null));
  const isKnown = (word: string): boolean => monthNamed(word) !== null || weekday.has(word) || placeholder.test(word);
  const signs = tokens.filter((token) => /^[^\d\p{L}]/u.test(token));
  if (!words.every(isKnown) || !signs.every((sign) => /[-/.,'’_?]/.test(sign))) return { is: 'unreadable' };

  const values = tokens.filter((token) => /^\d/.test(token) || (monthNamed(token) !== null && !filler.test(token)));
  const months = values.map(monthNamed);
  const at = months.findIndex((month) => month !== null);
  const isWhole = values.length === 3 && at >= 0 && at < 2 && months.filter((month) => month !== null).length === 1;
  const isOpen = words.some((word) => placeholder.test(word)) || values.some((value) => /^\d{3}$/.test(value));
  if (!isWhole) return values.length < 3 || isOpen ? unfinished(values) : { is: 'unreadable' };
  if (isOpen) return { is: 'incomplete' };
  const numbers = values.filter((_, index) => index !== at);
  const [first = '', second = ''] = numbers;
  const isYearFirst = first.length > 2;
  const [day, year] = isYearFirst ? [second, first] : [first, second];
  if (isYearFirst && at !== 1) return { is: 'unreadable' };
  if (day.length > 2 || year.length > 4) return { is: 'unreadable' };
  if (year.length % 2 === 1) return { is: 'incomplete' };
  const month = String(months[at]);
  const reading = year.length === 4 ? dateOf(year, month, day) : shortNamed({ day, month, year }, options.century);
  return reading.is === 'date' && ![...weekday].every((word) => isOn(word, reading.iso))
    ? { is: 'impossible' }
    : reading;
}

function shortNamed(parts: { day: string; month: string; year: string }, century: Century | undefined): DateReading {
  return century ? inCenturies([parts], century) : { is: 'two-digit-year' };
}

const isOn = (weekday: string, iso: string): boolean =>
  weekdays[new Date(`${iso}T00:00:00Z`).getUTCDay()] === weekday.slice(0, 3);

function unfinished(values: readonly string[]): DateReading {
  const digits = values.filter((value) => /^\d/.test(value));
  const isPacked = values.length === 1 && (digits[0] ?? '').length <= 7;
  const isDate = values.length <= 3 && digits.every(({ length }) => length <= 4);
  return { is: isPacked || isDate ? 'incomplete' : 'unreadable' };
}

function dateOf(year = '', month = '', day = ''): DateReading {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(iso) ? { is: 'date', iso } : { is: 'impossible' };
}
