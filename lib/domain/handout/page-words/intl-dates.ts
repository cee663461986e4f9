import type { PageDates } from './page-words';

/**
 * Dates as Unicode's tables have them for a language: of our calendar, with Western digits, as doses and phone
 * numbers have. The language must be one that those tables know: for another, Intl takes the machine's own.
 */
export function datesOf(locale: string): PageDates {
  const format = (style: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, {
      ...style,
      timeZone: 'UTC',
      calendar: 'gregory',
      numberingSystem: 'latn',
    });
    // Direction marks are for a screen that sets none of its own; a page's are set with its words.
    return (day: Date): string => formatter.format(day).replace(/[\u200e\u200f]/g, '');
  };
  return {
    long: format({ dateStyle: 'long' }),
    short: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    month: format({ month: 'short', year: 'numeric' }),
  };
}
