import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from './read-date';

const day = fc.date({ min: new Date('1901-01-01'), max: new Date('2026-11-28'), noInvalidDate: true }).map((date) => ({
  iso: date.toISOString().slice(0, 10),
  day: date.getUTCDate(),
  month: date.getUTCMonth() + 1,
  year: date.getUTCFullYear(),
}));
const named = (month: number) =>
  new Date(Date.UTC(2000, month - 1, 1)).toLocaleString('en', { month: 'long', timeZone: 'UTC' });

describe('a written date', () => {
  it('is read in every way in which it can be read in one way only', () => {
    fc.assert(
      fc.property(day, ({ iso, day, month, year }) => {
        const ways = [
          iso,
          iso.replaceAll('-', ''),
          `${iso} 00:00:00`,
          `${iso}T00:00:00.000`,
          `${iso} 12:00 AM`,
          `${year}年${month}月${day}日`,
          `${year}/${month}/${day}`,
          `${day} ${named(month)} ${year}`,
          `${day}-${named(month).slice(0, 3)}-${year}`,
          `${named(month)} ${day}, ${year}`,
        ];
        for (const way of ways) expect(readDate(way, { order: null }), way).toEqual({ is: 'date', iso });
        expect(readDate(`${day}/${month}/${year}`, { order: 'day-first' })).toEqual({ is: 'date', iso });
        expect(readDate(`${month}/${day}/${year}`, { order: 'month-first' })).toEqual({ is: 'date', iso });
      }),
    );
  });

  it('is never guessed: without an order, day and month below 13 are two dates', () => {
    fc.assert(
      fc.property(day, ({ day, month, year, iso }) => {
        const reading = readDate(`${day}.${month}.${year}`, { order: null });
        if (day > 12 || day === month) expect(reading).toEqual({ is: 'date', iso });
        else expect(reading.is).toBe('ambiguous');
      }),
    );
    expect(readDate('03/04/1981', { order: null })).toEqual({
      is: 'ambiguous',
      readings: ['1981-04-03', '1981-03-04'],
    });
  });

  it.each([
    ['', 'none'],
    ['14/03/81', 'two-digit-year'],
    ['14-Mar-81', 'two-digit-year'],
    ['29659', 'spreadsheet-number'],
    ['1981-03-13T23:00:00.000Z', 'with-time'],
    ['1981-03-14T00:00:00Z', 'with-time'],
    ['1981-03-14T00:00:00+01:00', 'with-time'],
    ['1981-03-13 23:00', 'with-time'],
    ['03/dd/1981', 'incomplete'],
    ['03//1981', 'incomplete'],
    ['03/14/198', 'incomplete'],
    ['March 1981', 'incomplete'],
    ['1981', 'incomplete'],
    ['0314198', 'incomplete'],
    ['06311981', 'impossible'],
    ['20060231', 'impossible'],
    ['2021-02-30', 'impossible'],
    ['Sunday, March 14, 1981', 'impossible'],
    ['03/14-1981', 'unreadable'],
    ['14 Smarch 1981', 'unreadable'],
    ['03/14/1981, 03/15/1981', 'unreadable'],
    ['31/02/1981', 'impossible'],
    ['1981-02-30', 'impossible'],
    ['13/13/1981', 'impossible'],
    ['unknown', 'unreadable'],
    ['RFP-0048213', 'unreadable'],
  ])('%j is %s', (text, is) => {
    expect(readDate(text, { order: null }).is).toBe(is);
  });
});

/** What a clinician pastes or types into a date of birth, and what may be stored; null: refused with a message. */
const forms: [written: string, american: string | null, british: string | null][] = [
  ['1981-03-14', '1981-03-14', '1981-03-14'],
  ['1981/03/14', '1981-03-14', '1981-03-14'],
  ['19810314', '1981-03-14', '1981-03-14'],
  ['03/14/1981', '1981-03-14', '1981-03-14'],
  ['3/14/1981', '1981-03-14', '1981-03-14'],
  ['03-14-1981', '1981-03-14', '1981-03-14'],
  ['03 14 1981', '1981-03-14', '1981-03-14'],
  ['03141981', '1981-03-14', '1981-03-14'],
  ['3/14/81', '1981-03-14', '1981-03-14'],
  ['031481', '1981-03-14', '1981-03-14'],
  ['14/03/1981', '1981-03-14', '1981-03-14'],
  ['14.3.1981', '1981-03-14', '1981-03-14'],
  ['14. 3. 1981', '1981-03-14', '1981-03-14'],
  ['14 Mar 1981', '1981-03-14', '1981-03-14'],
  ['14-MAR-1981', '1981-03-14', '1981-03-14'],
  ['March 14, 1981', '1981-03-14', '1981-03-14'],
  ['Mar. 14th, 1981', '1981-03-14', '1981-03-14'],
  ['14 de marzo de 1981', '1981-03-14', '1981-03-14'],
  ['14 mars 1981', '1981-03-14', '1981-03-14'],
  ['14. März 1981', '1981-03-14', '1981-03-14'],
  ['Saturday, 14 March 1981', '1981-03-14', '1981-03-14'],
  ['1981年3月14日', '1981-03-14', '1981-03-14'],
  ['١٤/٠٣/١٩٨١', '1981-03-14', '1981-03-14'],
  ['０３／１４／１９８１', '1981-03-14', '1981-03-14'],
  ['03/04/1981', '1981-03-04', '1981-04-03'],
  ['3/4/81', '1981-03-04', '1981-04-03'],
  ['03041981', '1981-03-04', '1981-04-03'],
  ['12/25/26', '1926-12-25', '1926-12-25'],
  ['81-03-14', '1981-03-14', '1981-03-14'],
  ['3/14/19', null, null],
  ["14 Mar '17", null, null],
  ['810314', '1981-03-14', '1981-03-14'],
  ['31/06/15', null, null],
  ['30/02/21', null, null],
  ['30-02-21', null, null],
  ['29.02.21', null, null],
  ['310615', null, null],
  ['00/06/15', null, null],
  ['06/31/1981', null, null],
  ['02/30/2021', null, null],
  ['02/29/1981', null, null],
  ['03/dd/1981', null, null],
  ['1981-03-13T23:00:00.000Z', null, null],
  ['29659', null, null],
  ['14/III/1981', null, null],
  ['about 1981', null, null],
];

describe('a date of birth in a form that people use', () => {
  const century = { of: 'birth', today: '2026-11-29' } as const;
  it.each(forms)('%j is read right or refused, never misread', (written, american, british) => {
    const read = (order: 'day-first' | 'month-first') => {
      const reading = readDate(written, { order, century });
      return reading.is === 'date' ? reading.iso : null;
    };
    expect([read('month-first'), read('day-first')]).toEqual([american, british]);
  });

  it('asks for a typed date that the calendar does not have, whatever signs separate it', () => {
    const noDays = fc.constantFrom(...[2, 4, 6, 9, 11].map((month): [number, number] => [31, month]), [30, 2] as [
      number,
      number,
    ]);
    fc.assert(
      fc.property(
        noDays,
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom('/', '-', '.', ' ', ''),
        (parts, year, sign) => {
          const pair = (number: number) => String(number).padStart(2, '0');
          const [wrongDay, month] = parts;
          const dayFirst = [wrongDay, month, year].map(pair).join(sign);
          const monthFirst = [month, wrongDay, year].map(pair).join(sign);
          for (const order of ['day-first', 'month-first', null] as const) {
            expect(readDate(dayFirst, { order, century }).is, dayFirst).toBe('impossible');
            expect(readDate(monthFirst, { order, century }).is, monthFirst).toBe('impossible');
          }
        },
      ),
    );
  });

  it('names both people whom a year in two digits can mean', () => {
    expect(readDate('3/14/19', { order: 'month-first', century })).toEqual({
      is: 'ambiguous',
      readings: ['1919-03-14', '2019-03-14'],
    });
  });
});

it('a visit with a year in two digits is one near today', () => {
  const century = { of: 'near', today: '2026-11-29' } as const;
  expect(readDate('11/28/26', { order: 'month-first', century })).toEqual({ is: 'date', iso: '2026-11-28' });
  expect(readDate('11/28/81', { order: 'month-first', century })).toEqual({ is: 'two-digit-year' });
});

it('never throws and never makes a day that the calendar does not have', () => {
  const unit = fc.constantFrom(...'0123456789/-. ,tTzZ:dmya', 'mar', 'March', '٣', '年', '\u200e');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 14 }), (text) => {
      const reading = readDate(text, { order: 'month-first', century: { of: 'birth', today: '2026-11-29' } });
      if (reading.is === 'date') expect(new Date(`${reading.iso}T00:00:00Z`).toISOString()).toContain(reading.iso);
    }),
  );
});
