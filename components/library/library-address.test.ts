import { describe, expect, it } from 'vitest';
import type { TopicListItem } from '@/lib/features/library/data';
import { allOfLibrary, browsedTopics, libraryAddress } from './library-address';
import { facetsFromQuery } from './library-query';

const topic = (title: string, more: Partial<TopicListItem> = {}): TopicListItem => ({
  ...{ id: title, slug: title, title, subtitle: '', synonyms: [], icd10Codes: [], sectionCount: 1, reviewedCount: 0 },
  ...{ favourite: false, bodySystem: 'general', ageMin: 18, ageMax: null, locale: 'en', translations: [], ...more },
});

describe('the address of the library', () => {
  it('keeps what is chosen and nothing else', () => {
    expect(libraryAddress(allOfLibrary)).toBe('/library');
    const chosen = { show: 'favourites', system: 'heart', readers: 'adults', kind: 'treatment' } as const;
    expect(libraryAddress(chosen)).toBe('/library?show=favourites&system=heart&readers=adults&kind=treatment');
    expect(facetsFromQuery(Object.fromEntries(new URLSearchParams(libraryAddress(chosen).slice(9))))).toEqual(chosen);
  });

  it('is read as if what makes no sense were not there', () => {
    expect(facetsFromQuery({ show: 'x', system: ['heart', 'eyes'], readers: '<script>', kind: 'treatment' })).toEqual({
      ...allOfLibrary,
      kind: 'treatment',
    });
  });
});

describe('browsing', () => {
  const fever = topic('Fever', { ageMin: 0, ageMax: 16 });
  const fainting = topic('Fainting', { bodySystem: 'heart', favourite: true });
  const cold = topic('Cold');
  const uses = new Map([
    ['Cold', 2],
    ['Fever', 9],
  ]);
  const titles = (chosen: Partial<typeof allOfLibrary>) =>
    browsedTopics([cold, fainting, fever], { ...allOfLibrary, ...chosen }, uses).map(({ title }) => title);

  it('narrows by body system and readers together', () => {
    expect(titles({})).toEqual(['Cold', 'Fainting', 'Fever']);
    expect(titles({ system: 'heart' })).toEqual(['Fainting']);
    expect(titles({ readers: 'children' })).toEqual(['Fever']);
    expect(titles({ system: 'heart', readers: 'children' })).toEqual([]);
  });

  it('shows favourites, and what the clinic gives most first', () => {
    expect(titles({ show: 'favourites' })).toEqual(['Fainting']);
    expect(titles({ show: 'used' })).toEqual(['Fever', 'Cold']);
    expect(titles({ show: 'used', readers: 'adults' })).toEqual(['Cold']);
  });
});
