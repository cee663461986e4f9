import { describe, expect, it } from 'vitest';
import { type QueuedSection, type QueuedVersion, queueLists, reviewQueue } from './review-queue';

const today = '2026-11-25';
const version = (number: number, change: Partial<QueuedVersion> = {}): QueuedVersion => ({
  ...{ id: `${number}`, locale: 'en', number, originalNumber: null, status: 'draft', heading: 'About' },
  ...{ review: null, toVerify: 0, ...change },
});
const approved = (number: number, nextReviewDue: string, change: Partial<QueuedVersion> = {}) =>
  version(number, { status: 'approved', review: { nextReviewDue }, ...change });
const section = (...versions: QueuedVersion[]): QueuedSection => ({
  ...{ id: 'about', slug: 'about', topic: null, originalLocale: 'en', versions },
});

const lists = (...sections: QueuedSection[]) => {
  const queue = reviewQueue(sections, today);
  return Object.fromEntries(
    queueLists.flatMap((list) => {
      const items = queue[list].map(({ version: { locale, number } }) => `${locale}${number}`);
      return items.length === 0 ? [] : [[list, items]];
    }),
  );
};

describe('the queue', () => {
  it('has nothing to say of a wording that was reviewed lately', () => {
    expect(lists(section(approved(1, '2028-01-01')))).toEqual({});
  });

  it('lists what is due, the longest overdue first, and marks what can no longer be issued', () => {
    const sections = [
      section(approved(1, '2026-11-20')),
      section(approved(2, '2026-01-01')),
      section(approved(3, '2026-12-24')),
    ];
    expect(lists(...sections)).toEqual({ overdue: ['en2', 'en1'], 'due-soon': ['en3'] });
    expect(reviewQueue(sections, today).overdue.map(({ isExpired }) => isExpired)).toEqual([true, false]);
  });

  it('lists what waits for a reviewer beside the wording that handouts still get', () => {
    expect(lists(section(approved(1, '2026-11-20'), version(2, { status: 'in-review' })))).toEqual({
      'in-review': ['en2'],
      overdue: ['en1'],
    });
  });

  it('lists unreviewed wording, its claims to verify, and no withdrawn one', () => {
    expect(lists(section(version(1, { toVerify: 2 })))).toEqual({ unreviewed: ['en1'], 'to-verify': ['en1'] });
    expect(lists(section(version(1, { status: 'withdrawn', toVerify: 2 })))).toEqual({});
  });

  it('lists a translation whose original has moved on', () => {
    const spanish = approved(1, '2028-01-01', { locale: 'es', originalNumber: 1 });
    expect(lists(section(approved(1, '2028-01-01'), spanish))).toEqual({});
    expect(lists(section(approved(2, '2028-01-01'), spanish))).toEqual({ behind: ['es1'] });
    const queue = reviewQueue([section(approved(2, '2028-01-01'), spanish)], today);
    expect(queue.behind[0]).toMatchObject({ originalNow: 2 });
  });

  it('lists a translation that was withdrawn with its original, once there is a new original', () => {
    const gone = { status: 'withdrawn' as const };
    const spanish = version(1, { locale: 'es', originalNumber: 1, ...gone });
    expect(lists(section(version(1, gone), spanish))).toEqual({});
    expect(lists(section(version(1, gone), approved(2, '2028-01-01'), spanish))).toEqual({ behind: ['es1'] });
  });
});
