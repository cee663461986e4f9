import { describe, expect, it } from 'vitest';
import { ageInYears, dateIn, formatDate, formatInstant, startOfDay } from './dates';

describe('dates as the clinic writes them', () => {
  it('do not slip a day, wherever the server stands', () => {
    expect(formatDate('1981-03-14', 'en-US')).toBe('March 14, 1981');
    expect(formatDate('1981-03-14', 'en-GB')).toBe('14 March 1981');
    expect(formatDate('0950-01-01', 'en-US')).toContain('950');
  });

  it('fall on the clinic’s day', () => {
    const instant = new Date('2026-11-23T05:30:00Z');
    expect(dateIn('America/Los_Angeles', instant)).toBe('2026-11-22');
    expect(dateIn('Europe/London', instant)).toBe('2026-11-23');
    expect(dateIn('Pacific/Chatham', instant)).toBe('2026-11-23');
  });

  it('show an instant on the clinic’s clock', () => {
    const instant = new Date('2026-11-22T18:44:00Z');
    expect(formatInstant(instant, 'en-US', 'America/Los_Angeles')).toMatch(/^Nov 22, 2026, 10:44\sAM$/);
    expect(formatInstant(instant, 'en-GB', 'Europe/London')).toBe('22 Nov 2026, 18:44');
  });
});

describe('the start of a day', () => {
  it.each([
    ['2026-07-01', 'America/Los_Angeles', '2026-07-01T07:00:00.000Z'],
    ['2026-12-01', 'America/Los_Angeles', '2026-12-01T08:00:00.000Z'],
    ['2026-11-01', 'America/Los_Angeles', '2026-11-01T07:00:00.000Z'],
    ['2026-03-29', 'Europe/London', '2026-03-29T00:00:00.000Z'],
    ['2026-11-22', 'Pacific/Chatham', '2026-11-21T10:15:00.000Z'],
  ])('%s in %s', (day, zone, instant) => {
    expect(startOfDay(day, zone).toISOString()).toBe(instant);
  });
});

describe('age', () => {
  it.each([
    ['1981-03-14', '2026-11-22', 45],
    ['1981-11-22', '2026-11-22', 45],
    ['1981-11-23', '2026-11-22', 44],
    ['2024-02-29', '2026-02-28', 1],
    ['2027-01-01', '2026-11-22', null],
    ['', '2026-11-22', null],
  ])('of someone born %s on %s is %s', (born, on, age) => {
    expect(ageInYears(born, on)).toBe(age);
  });
});
