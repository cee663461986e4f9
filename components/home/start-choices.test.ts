import { describe, expect, it } from 'vitest';
import type { Found, FoundSection } from '@/lib/features/search/data';
import { type StartGroup, startGroups } from './start-choices';
import { type Startable, startWithSection } from './startable';

const startable = (kind: Startable['kind'], title: string, more: Partial<Startable> = {}): Startable => ({
  ...{ kind, id: `${kind}-${title}`, subjectId: title, title, synonyms: [], codes: [], favourite: false, useCount: 0 },
  ...{ detail: '', reviewGap: null, translation: null, href: `/${title}`, ...more },
});

const section = (heading: string, more: Partial<FoundSection> = {}): FoundSection => ({
  ...{ id: heading, slug: 'x', kind: 'about', locale: 'en', heading, synonyms: ['about'], context: ['Common cold'] },
  ...{ topic: { id: '1', slug: 'common-cold', title: 'Common cold' }, body: '', isTranslation: false, useCount: 0 },
  ...more,
});

const found = (more: Partial<Found>): Found => ({ topics: [], sections: [], templates: [], ...more });

const shown = (groups: readonly StartGroup[]) =>
  groups.map(({ label, choices }) => [
    label,
    ...choices.map((choice) => {
      if (choice.is === 'blank') return 'blank';
      return choice.is === 'section' ? choice.match.item.heading : choice.match.item.title;
    }),
  ]);

const cold = startable('topic', 'Common cold');
const teachers = startable('template', 'Cold, teachers');

describe('what the question offers', () => {
  it('is grouped, the group first whose best fits best', () => {
    const liked = { ...cold, useCount: 3 };
    expect(shown(startGroups('cold', [teachers, liked], null))).toEqual([
      ['Topics', 'Common cold'],
      ['Templates', 'Cold, teachers'],
    ]);
    expect(shown(startGroups('cold', [{ ...teachers, favourite: true }, liked], null)).map(([label]) => label)).toEqual(
      ['Templates', 'Topics'],
    );
    expect(shown(startGroups('cold, teachers', [cold, teachers], null))).toEqual([['Templates', 'Cold, teachers']]);
  });

  it('keeps its first choice when the server answers: sections follow', () => {
    const answer = found({ sections: [section('Teach your child'), section('Rest', { body: 'Tell the teacher.' })] });
    expect(shown(startGroups('teach', [cold, teachers], answer))).toEqual([
      ['Templates', 'Cold, teachers'],
      ['Sections', 'Teach your child', 'Rest'],
    ]);
  });

  it('offers sections where nothing is called so, and an empty handout where there is nothing at all', () => {
    const answer = found({ sections: [section('Rest', { body: 'Take honey.' })] });
    expect(shown(startGroups('honey', [cold], answer))).toEqual([['Sections', 'Rest']]);
    expect(shown(startGroups('zebra', [cold], answer))).toEqual([['Another way', 'blank']]);
  });

  it('takes what has come into the library since, once', () => {
    const topic = {
      id: 'Common cold',
      slug: 'common-cold',
      locale: 'en',
      title: 'Common cold',
      synonyms: [],
      codes: [],
    };
    const more = { favourite: false, useCount: 0, original: null };
    const answer = found({
      topics: [
        { ...topic, ...more },
        { ...topic, ...more, id: 'new', title: 'Cold sore' },
      ],
    });
    expect(shown(startGroups('cold', [cold], answer))).toEqual([['Topics', 'Cold sore', 'Common cold']]);
  });
});

it('a section starts the handout of its topic in its language, or one of its own', () => {
  expect(startWithSection(section('Rest'))).toBe('/handouts/new?topic=common-cold&section=Rest');
  expect(startWithSection(section('Reposo', { locale: 'es', isTranslation: true }))).toBe(
    '/handouts/new?topic=common-cold&lang=es&section=Reposo',
  );
  expect(startWithSection(section('Contact', { topic: null }))).toBe('/handouts/new?section=Contact');
});
