import { describe, expect, it } from 'vitest';
import { gradeSpread, libraryFigures } from './library-figures';
import type { QueuedSection, QueuedVersion } from './review-queue';

const version = (number: number, change: Partial<QueuedVersion> = {}): QueuedVersion => ({
  ...{ id: `${number}`, locale: 'en', number, originalNumber: null, status: 'draft', heading: 'About' },
  ...{ review: null, toVerify: 0, ...change },
});
const reviewed = (nextReviewDue: string) => version(1, { status: 'approved', review: { nextReviewDue } });
const section = (topic: string, ...versions: QueuedVersion[]): QueuedSection => ({
  ...{ id: topic, slug: 'about', topic: { slug: topic, title: topic.toUpperCase() }, originalLocale: 'en', versions },
});

describe('the figures of a library', () => {
  const uses = [
    { section: section('a', reviewed('2028-01-01'), version(1, { locale: 'es', originalNumber: 1 })), given: 3 },
    { section: section('a', reviewed('2026-11-01'), version(2)), given: 7 },
    { section: section('b', version(1)), given: 0 },
    { section: section('c', version(1, { status: 'withdrawn' })), given: 0 },
  ];

  it('count what handouts get, by the state of its review and by language', () => {
    const { wordings, languages } = libraryFigures(uses, '2026-11-25');
    expect(wordings).toEqual({
      total: 4,
      reviewed: 2,
      by: { none: 2, current: 1, 'due-soon': 0, overdue: 1, expired: 0 },
    });
    expect(languages).toEqual([
      { locale: 'en', total: 3, reviewed: 2 },
      { locale: 'es', total: 1, reviewed: 0 },
    ]);
  });

  it('name what is given most and what never', () => {
    const { mostUsed, neverUsed } = libraryFigures(uses, '2026-11-25');
    expect(mostUsed.map(({ given }) => given)).toEqual([7, 3]);
    expect(neverUsed.map(({ slug }) => slug)).toEqual(['b', 'c']);
  });
});

describe('how hard the topics read', () => {
  const topic = (slug: string, smog: number) => ({ slug, title: slug, smog });

  it('is told by the easiest, the middle and the hardest, and who is in which band', () => {
    const spread = gradeSpread([topic('a', 6.2), topic('b', 11.4), topic('c', 9.1)]);
    expect(spread).toMatchObject({ lowest: 6.2, median: 9.1, highest: 11.4 });
    expect(Object.values(spread?.bands ?? {}).map((one) => one.map(({ slug }) => slug))).toEqual([['a'], ['c'], ['b']]);
  });

  it('is nothing for an empty library', () => {
    expect(gradeSpread([])).toBeNull();
  });
});
