import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOfDates, readListDate } from './list-date';

const day = fc.date({ min: new Date('1901-01-01'), max: new Date('2026-11-28'), noInvalidDate: true }).map((date) => ({
  iso: date.toISOString().slice(0, 10),
  day: date.getUTCDate(),
  month: date.getUTCMonth() + 1,
  year: date.getUTCFullYear(),
}));
const named = (month: number) =>
  new Date(Date.UTC(2000, month - 1, 1)).toLocaleString('en', { month: 'long', timeZone: 'UTC' });

describe('a date of a list', () => {
  it('is read in every way in which it can be read in one way only', () => {
    fc.assert(
      fc.property(day, ({ iso, day, month, year }) => {
        const ways = [
          iso,
          iso.replaceAll('-', ''),
          `${iso} 00:00:00`,
          `${iso}T00:00:00.000Z`,
          `${year}/${month}/${day}`,
          `${day} ${named(month)} ${year}`,
          `${day}-${named(month).slice(0, 3)}-${year}`,
          `${named(month)} ${day}, ${year}`,
        ];
        for (const way of ways) expect(readListDate(way, null), way).toEqual({ is: 'date', iso });
        expect(readListDate(`${day}/${month}/${year}`, 'day-first')).toEqual({ is: 'date', iso });
        expect(readListDate(`${month}/${day}/${year}`, 'month-first')).toEqual({ is: 'date', iso });
      }),
    );
  });

  it('is never guessed: without an order, day and month below 13 are two dates', () => {
    fc.assert(
      fc.property(day, ({ day, month, year, iso }) => {
        const reading = readListDate(`${day}.${month}.${year}`, null);
        if (day > 12 || day === month) expect(reading).toEqual({ is: 'date', iso });
        else expect(reading.is).toBe('ambiguous');
      }),
    );
    expect(readListDate('03/04/1981', null)).toEqual({ is: 'ambiguous', readings: ['1981-04-03', '1981-03-04'] });
  });

  it.each([
    ['', 'none'],
    ['14/03/81', 'two-digit-year'],
    ['14-Mar-81', 'two-digit-year'],
    ['29659', 'spreadsheet-number'],
    ['31/02/1981', 'impossible'],
    ['1981-02-30', 'impossible'],
    ['13/13/1981', 'impossible'],
    ['unknown', 'unreadable'],
    ['RFP-0048213', 'unreadable'],
  ])('%j is %s', (text, is) => {
    expect(readListDate(text, null).is).toBe(is);
  });
});

describe('the order of day and month in a column', () => {
  it('is told by a day above 12, and by that alone', () => {
    expect(orderOfDates(['03/04/1981', '25/12/1980'])).toEqual({ order: 'day-first', because: '25/12/1980' });
    expect(orderOfDates(['03/04/1981', '12/25/1980'])).toEqual({ order: 'month-first', because: '12/25/1980' });
    expect(orderOfDates(['03/04/1981', '1980-12-25'])).toBeNull();
    expect(orderOfDates(['25/12/1980', '12/25/1980'])).toBeNull();
  });
});
