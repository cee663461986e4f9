import { describe, expect, it } from 'vitest';
import { clinic } from '../handout/test-support';
import { countries } from './clinic';
import { helpLines, helpNumberOf, helpNumbers, numberReview } from './help-numbers';

describe('the numbers for help', () => {
  it.each([
    ['US', 'poison', '1-800-222-1222'],
    ['US', 'crisis', '988'],
    ['UK', 'advice', '111'],
    ['IE', 'emergency', '112 or 999'],
    ['AU', 'crisis', '13 11 14'],
    ['NZ', 'advice', '0800 611 116'],
    ['US', 'advice', null],
    ['IE', 'advice', null],
    ['EU', 'poison', null],
    ['EU', 'crisis', null],
    ['other', 'emergency', null],
  ] as const)('of %s for %s is %s', (country, line, number) => {
    expect(helpNumberOf(line, { ...clinic, country })).toBe(number);
  });

  it('are the clinic’s own where it has given one', () => {
    const own = { emergencyNumber: '1', poisonNumber: '2', crisisNumber: '3', adviceNumber: '4' };
    expect(helpLines.map((line) => helpNumberOf(line, { ...clinic, ...own }))).toEqual(['1', '2', '3', '4']);
    expect(helpNumberOf('crisis', { ...clinic, crisisNumber: '  ' })).toBe('988');
  });

  it('are known for an emergency in every country but an unknown one', () => {
    const without = countries.filter((country) => helpNumbers[country].emergency === null);
    expect(without).toEqual(['other']);
  });

  it('count as checked for twelve months, and never without somebody having looked', () => {
    const number = { number: '1', checkedOn: '2026-11-22' };
    expect(numberReview(number, '2027-11-21')).toBe('checked');
    expect(numberReview(number, '2027-11-22')).toBe('overdue');
    expect(numberReview({ number: '1', checkedOn: null }, '2026-11-22')).toBe('unchecked');
  });
});
