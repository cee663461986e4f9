import { describe, expect, it } from 'vitest';
import { editSection, setSectionOn } from './draft-edit';
import { changesSince, type GivenSection } from './given-before';
import { draftOf, paragraphs, uuid, version } from './test-support';

const about = version(1, 'about', { heading: 'About' });
const tests = version(2, 'tests', { heading: 'Tests' });
const asGiven = (change: Partial<GivenSection> = {}): GivenSection => ({
  sectionId: about.sectionId,
  versionId: about.id,
  locale: 'en',
  number: 1,
  heading: 'About',
  edit: null,
  ...change,
});
const reworded = (text: string) =>
  editSection(
    draftOf([about]),
    draftOf([about]).sections[0]?.key ?? '',
    { heading: 'About', body: paragraphs(text) },
    { original: about, editedBy: 'Dr. Osei', editedAt: new Date('2026-11-22T10:00:00Z') },
  );

describe('what changed since a patient was given the same topic', () => {
  it('is nothing when the same wording is printed again', () => {
    expect(changesSince([asGiven()], { ...draftOf([about]), versions: [about] })).toEqual([]);
  });

  it('names what is new, then what is left out, whether removed or switched off', () => {
    const versions = [about, tests];
    const draft = draftOf([about, tests]);
    expect(changesSince([asGiven()], { ...draft, versions })).toEqual([{ is: 'new', heading: 'Tests' }]);
    const off = setSectionOn(draft, draft.sections[0]?.key ?? '', false);
    expect(changesSince([asGiven()], { ...off, versions })).toEqual([
      { is: 'new', heading: 'Tests' },
      { is: 'left-out', heading: 'About' },
    ]);
  });

  it('names another version, in either direction, and another language', () => {
    const newer = { ...about, id: uuid(901), number: 3 };
    expect(changesSince([asGiven()], { ...draftOf([newer]), versions: [newer] })).toEqual([
      { is: 'other-version', heading: 'About', from: 1, to: 3 },
    ]);
    const spanish = { ...about, id: uuid(902), locale: 'es', heading: 'Acerca de' };
    expect(changesSince([asGiven()], { ...draftOf([spanish]), versions: [spanish] })).toEqual([
      { is: 'other-language', heading: 'Acerca de' },
    ]);
  });

  it('names edits: a first one, another one, and one that is gone; not the same one on another day', () => {
    const [edited] = reworded('Rest for a week.').sections;
    const edit = edited?.edit ?? null;
    const since = (given: GivenSection, draft = reworded('Rest for a week.')) =>
      changesSince([given], { ...draft, versions: [about] }).map((change) => change.is);
    expect(since(asGiven())).toEqual(['edited']);
    expect(since(asGiven({ edit }))).toEqual([]);
    expect(
      since(asGiven({ edit: edit && { ...edit, editedAt: '2026-01-01T00:00:00Z', editedBy: 'Dr. Lee' } })),
    ).toEqual([]);
    expect(since(asGiven({ edit }), reworded('Rest for two weeks.'))).toEqual(['reworded']);
    expect(since(asGiven({ edit }), draftOf([about]))).toEqual(['edit-dropped']);
  });
});
