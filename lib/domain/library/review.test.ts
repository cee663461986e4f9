import { describe, expect, it } from 'vitest';
import { currentOf, isBehind, newestOf } from './current-version';
import { daysBetween, monthsLater, reviewInterval, reviewState } from './review-dates';
import { reviewSteps, statusAfter } from './review-steps';
import { type SectionStatus, sectionStatuses } from './section';

describe('the way of a wording', () => {
  it('leads from draft over review to approved and withdrawn, and nowhere else', () => {
    const table = Object.fromEntries(
      sectionStatuses.map((status) => [
        status,
        reviewSteps.flatMap((step) => (statusAfter(status, step) ? [`${step} → ${statusAfter(status, step)}`] : [])),
      ]),
    );
    expect(table).toEqual({
      draft: ['submit → in-review', 'withdraw → withdrawn'],
      'in-review': ['return → draft', 'approve → approved', 'withdraw → withdrawn'],
      approved: ['renew → approved', 'withdraw → withdrawn'],
      withdrawn: [],
    });
  });
});

describe('when a review is due', () => {
  it('is what the topic asks for, and never later than its risk allows', () => {
    expect(reviewInterval({ riskTier: 'standard', reviewIntervalMonths: 24 })).toBe(24);
    expect(reviewInterval({ riskTier: 'standard', reviewIntervalMonths: 6 })).toBe(6);
    expect(reviewInterval({ riskTier: 'high', reviewIntervalMonths: 24 })).toBe(12);
    expect(reviewInterval(null)).toBe(24);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-25', 24, '2028-11-25'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(monthsLater(day, months)).toBe(expected);
  });

  it('counts days across a change of clocks', () => {
    expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
    expect(daysBetween('2026-04-01', '2026-03-01')).toBe(-31);
  });

  it.each([
    ['2026-06-01', 'current'],
    ['2026-10-02', 'due-soon'],
    ['2026-12-01', 'due-soon'],
    ['2026-12-02', 'overdue'],
    ['2027-03-01', 'overdue'],
    ['2027-03-02', 'expired'],
  ])('on %s a review due on 2026-12-01 is %s', (today, state) => {
    expect(reviewState({ status: 'approved', review: { nextReviewDue: '2026-12-01' } }, today)).toBe(state);
  });

  it('is nothing for wording that nobody approved', () => {
    expect(reviewState({ status: 'withdrawn', review: { nextReviewDue: '2020-01-01' } }, '2026-01-01')).toBe('none');
    expect(reviewState({ status: 'draft', review: null }, '2026-01-01')).toBe('none');
  });
});

describe('the wording that handouts get', () => {
  const version = (number: number, status: SectionStatus, locale = 'en', originalNumber: number | null = null) => ({
    ...{ number, status, locale, originalNumber },
  });

  it('is the newest approved one, whatever is being written', () => {
    const versions = [version(1, 'approved'), version(2, 'approved'), version(3, 'in-review'), version(4, 'draft')];
    expect(currentOf(versions, 'en')?.number).toBe(2);
    expect(newestOf(versions, 'en')?.number).toBe(4);
  });

  it('is the newest that was not withdrawn where none is approved', () => {
    expect(currentOf([version(1, 'draft'), version(2, 'in-review'), version(3, 'withdrawn')], 'en')?.number).toBe(2);
    expect(currentOf([version(1, 'withdrawn')], 'en')).toBeNull();
    expect(currentOf([version(1, 'draft', 'es', 1)], 'en')).toBeNull();
  });

  it('a translation is behind once its original has moved on', () => {
    expect(isBehind(version(1, 'draft', 'es', 1), version(2, 'approved'))).toBe(true);
    expect(isBehind(version(1, 'draft', 'es', 2), version(2, 'approved'))).toBe(false);
    expect(isBehind(version(1, 'draft'), version(2, 'approved'))).toBe(false);
  });
});
