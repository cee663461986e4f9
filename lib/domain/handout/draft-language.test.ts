import { describe, expect, it } from 'vitest';
import { draftInLanguage } from './draft-language';
import { draftOf, paragraphs, uuid, version } from './test-support';

const about = version(1, 'about');
const tests = version(2, 'tests');
const spanish = version(1, 'about', { id: uuid(501), locale: 'es', originalNumber: 1 });
const names = [
  [
    { locale: 'en', title: 'Muscle twitches', subtitle: 'What helps' },
    { locale: 'es', title: 'Tirones musculares', subtitle: 'Qué ayuda' },
  ],
];
const draft = draftOf([about, tests], { subtitle: 'What helps' });
const toSpanish = { locale: 'es', versions: [spanish, tests], names };
const versionIds = (one: typeof draft) => one.sections.map(({ versionId }) => versionId);

describe('a draft in another language', () => {
  it('has each section in it, or in its original language, and the topic’s name', () => {
    const changed = draftInLanguage(draft, toSpanish);
    expect(versionIds(changed)).toEqual([spanish.id, tests.id]);
    expect(changed).toMatchObject({ locale: 'es', title: 'Tirones musculares', subtitle: 'Qué ayuda' });
    expect(changed.patient).toBe(draft.patient);
  });

  it('comes back to where it was', () => {
    const there = draftInLanguage(draft, toSpanish);
    expect(draftInLanguage(there, { locale: 'en', versions: [about, tests], names })).toEqual(draft);
  });

  it('falls back to the original, not to a third language', () => {
    const there = draftInLanguage(draft, toSpanish);
    expect(versionIds(draftInLanguage(there, { locale: 'vi', versions: [about, tests], names }))).toEqual([
      about.id,
      tests.id,
    ]);
  });

  it('keeps the clinician’s own words', () => {
    const edit = {
      heading: 'Own',
      body: paragraphs('Own'),
      editedBy: 'Dr. Osei',
      editedAt: '2026-11-22T10:00:00.000Z',
    };
    const edited = {
      ...draft,
      title: 'Maria’s twitch',
      sections: draft.sections.map((section) => (section.versionId === about.id ? { ...section, edit } : section)),
    };
    const changed = draftInLanguage(edited, toSpanish);
    expect(changed.sections[0]).toEqual(edited.sections[0]);
    expect(changed).toMatchObject({ title: 'Maria’s twitch', subtitle: 'What helps' });
  });
});
