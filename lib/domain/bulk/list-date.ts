/** Dates as lists write them. A date that can be read in two ways is never guessed: it is asked about. */

/** Which of 03/04/1981 is the day; null while nothing says so. */
export type DateOrder = 'day-first' | 'month-first';

export type DateReading =
  | { is: 'none' }
  /** `iso`: YYYY-MM-DD. */
  | { is: 'date'; iso: string }
  | { is: 'ambiguous'; readings: readonly [dayFirst: string, monthFirst: string] }
  | { is: 'two-digit-year' }
  /** A spreadsheet's count of days, which shows when a column of dates lost its format. */
  | { is: 'spreadsheet-number' }
  /** Shaped like a date, but no day of the calendar. */
  | { is: 'impossible' }
  | { is: 'unreadable' };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const packed = /^((?:18|19|20)\d{2})(\d{2})(\d{2})$/;
const numbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const dayThenName = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ -](${monthName})\\.?,?[ -](\\d{4}|\\d{2})$`, 'i');
const nameThenDay = new RegExp(`^(${monthName})\\.?[ -](\\d{1,2})(?:st|nd|rd|th)?,?[ -](\\d{4}|\\d{2})$`, 'i');
/** Spreadsheets add midnight to dates that they take for instants. */
const timeOfDay = /[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[ap]m)?$/i;

export function readListDate(text: string, order: DateOrder | null): DateReading {
  const written = text.trim().replace(timeOfDay, '');
  if (written === '') return { is: 'none' };
  const iso = yearFirst.exec(written) ?? packed.exec(written);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const before = dayThenName.exec(written);
  if (before) return named(before[3], before[2], before[1]);
  const after = nameThenDay.exec(written);
  if (after) return named(after[3], after[1], after[2]);
  const local = numbers.exec(written);
  if (local) return numeric(local[1] ?? '', local[3] ?? '', local[4] ?? '', order);
  return { is: /^\d{4,5}$/.test(written) ? 'spreadsheet-number' : 'unreadable' };
}

function numeric(first: string, second: string, year: string, order: DateOrder | null): DateReading {
  if (year.length < 4) return { is: 'two-digit-year' };
  const [dayFirst, monthFirst] = [dateOf(year, second, first), dateOf(year, first, second)];
  if (dayFirst.is !== 'date') return monthFirst;
  if (monthFirst.is !== 'date' || monthFirst.iso === dayFirst.iso) return dayFirst;
  switch (order) {
    case 'day-first':
      return dayFirst;
    case 'month-first':
      return monthFirst;
    case null:
      return { is: 'ambiguous', readings: [dayFirst.iso, monthFirst.iso] };
  }
}

function named(year = '', month = '', day = ''): DateReading {
  if (year.length < 4) return { is: 'two-digit-year' };
  return dateOf(year, String(months.indexOf(month.slice(0, 3).toLowerCase()) + 1), day);
}

function dateOf(year = '', month = '', day = ''): DateReading {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${iso}T00:00:00Z`);
  // The calendar of JavaScript takes February 30 for March 2.
  const isDay = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso);
  return isDay ? { is: 'date', iso } : { is: 'impossible' };
}

type ToldOrder = { order: DateOrder; because: string };

/** What a column says about its order: a day above 12 tells it, unless two such days contradict each other. */
export function orderOfDates(texts: readonly string[]): ToldOrder | null {
  const told = texts.flatMap((text): ToldOrder[] => {
    const because = text.trim();
    const local = numbers.exec(because.replace(timeOfDay, ''));
    const [first, second] = [Number(local?.[1]), Number(local?.[3])];
    if (first > 12 && second <= 12) return [{ order: 'day-first', because }];
    return second > 12 && first <= 12 ? [{ order: 'month-first', because }] : [];
  });
  const [one] = told;
  return one && told.every(({ order }) => order === one.order) ? one : null;
}
