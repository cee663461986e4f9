import { describe, expect, it } from 'vitest';
import { whenLabel } from './when-label';

// 23 November in Auckland, still the 22nd in London.
const now = new Date('2026-11-22T20:30:00Z');
const inAuckland = { now, locale: 'en-GB', timeZone: 'Pacific/Auckland' } as const;
const inOregon = { now, locale: 'en-US', timeZone: 'America/Los_Angeles' } as const;
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

describe('how long ago something was', () => {
  it('counts minutes within the hour', () => {
    expect(whenLabel(now, inOregon)).toBe('Just now');
    expect(whenLabel(ago(0.2), inOregon)).toBe('12 min ago');
  });

  it('says today or yesterday by the clinic’s calendar, not the server’s', () => {
    expect(whenLabel(ago(5), inAuckland)).toBe('Today 04:30');
    expect(whenLabel(ago(11), inAuckland)).toBe('Yesterday');
    expect(whenLabel(ago(11), inOregon).replaceAll('\u202f', ' ')).toBe('Today 1:30 AM');
  });

  it('names the weekday within a week and the date before that', () => {
    expect(whenLabel(ago(48), inOregon)).toBe('Fri');
    expect(whenLabel(ago(24 * 30), inOregon)).toBe('Oct 23, 2026');
    expect(whenLabel(ago(24 * 30), inAuckland)).toBe('24 Oct 2026');
  });

  it('gives a date to what lies ahead of a clock that is behind', () => {
    expect(whenLabel(new Date('2026-12-24T12:00:00Z'), inOregon)).toBe('Dec 24, 2026');
  });
});
