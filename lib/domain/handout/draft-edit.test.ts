import { describe, expect, it } from 'vitest';
import { arrangementOf, assembleDraft, draftForNextPatient, draftFromArrangement } from './assemble';
import type { SectionBody } from './body';
import { arrangementSchema, draftContentSchema } from './draft';
import {
  addSection,
  editSection,
  moveSection,
  pinVersion,
  resetSection,
  setFollowUp,
  setNote,
  setSectionOn,
  withoutTypedText,
} from './draft-edit';
import { MAX_SECTIONS } from './draft-limits';
import { emptyPatient } from './empty-draft';
import { draftOf, paragraphs, uuid, version } from './test-support';

const about = version(1, 'about');
const urgent = version(2, 'urgent-help');
const tests = version(3, 'tests');
const noteBody: SectionBody = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'mergeField', attrs: { name: 'note.text' } }] }],
};
const followUpBody: SectionBody = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'mergeField', attrs: { name: 'followUp.when' } }] }],
};
const note = version(4, 'note', { topicId: null, body: noteBody });
const followUp = version(5, 'follow-up', { topicId: null, body: followUpBody });

let counter = 0;
const newKey = (): string => {
  counter += 1;
  return uuid(9_000 + counter);
};

const assembled = () =>
  assembleDraft({
    topic: { title: 'Muscle twitches', subtitle: 'What helps', locale: 'en' },
    sections: [
      { version: urgent, recommended: true },
      { version: about, recommended: true },
      { version: tests, recommended: false },
    ],
    generic: [note, followUp],
    visitDate: '2026-11-22',
    newKey,
  });

const kindsOn = (draft: ReturnType<typeof assembled>): string[] =>
  draft.sections
    .filter((section) => section.on)
    .map((section) => [urgent, about, tests, note, followUp].find((one) => one.id === section.versionId)?.kind ?? '?');

describe('a draft assembled from a topic', () => {
  it('prints the recommended sections and has the others at hand', () => {
    const draft = assembled();
    expect(draftContentSchema.parse(draft)).toEqual(draft);
    expect(kindsOn(draft)).toEqual(['urgent-help', 'about']);
    expect(draft.sections).toHaveLength(5);
  });

  it('prints note and follow-up as soon as they are filled in, and no longer when emptied', () => {
    const versions = [note, followUp];
    const noted = setNote(assembled(), 'Rest on your days off.', versions);
    expect(kindsOn(noted)).toContain('note');
    const planned = setFollowUp(noted, { when: 'in 4 weeks' }, versions);
    expect(kindsOn(planned)).toEqual(['urgent-help', 'about', 'note', 'follow-up']);
    expect(kindsOn(setNote(planned, '  ', versions))).not.toContain('note');
  });

  it('leaves a section that was switched off by hand alone while the note is being typed', () => {
    const noted = setNote(assembled(), 'R', [note]);
    const key = noted.sections.find((section) => section.versionId === note.id)?.key ?? '';
    const switchedOff = setSectionOn(noted, key, false);
    expect(kindsOn(setNote(switchedOff, 'Re', [note]))).not.toContain('note');
  });
});

describe('changing a draft', () => {
  const draft = draftOf([urgent, about, tests]);
  const [first, second, third] = draft.sections.map((section) => section.key);

  it('moves a section to the place it was dropped', () => {
    expect(moveSection(draft, third ?? '', 0).sections.map((section) => section.key)).toEqual([third, first, second]);
    expect(moveSection(draft, first ?? '', 99).sections.map((section) => section.key)).toEqual([second, third, first]);
  });

  it('leaves the order alone when the section that was dragged is gone', () => {
    expect(moveSection(draft, 'gone', 0)).toEqual(draft);
  });

  it('adds a section once, and switches it on when it is already there', () => {
    const added = addSection(draft, note, newKey());
    expect(added.sections).toHaveLength(4);
    const off = setSectionOn(added, added.sections[3]?.key ?? '', false);
    const again = addSection(off, note, newKey());
    expect(again.sections).toHaveLength(4);
    expect(again.sections[3]?.on).toBe(true);
  });

  it('holds at most the sections a handout can print', () => {
    const many = draftOf(Array.from({ length: MAX_SECTIONS }, (_, index) => version(1_000 + index, 'about')));
    expect(addSection(many, note, newKey())).toBe(many);
  });

  it('marks an edit, and no longer when the wording is the original again', () => {
    const by = { original: about, editedBy: 'Dr. Osei', editedAt: new Date('2026-11-22T10:00:00Z') };
    const reworded = { heading: about.heading, body: paragraphs('You work nights.') };
    const edited = editSection(draft, second ?? '', reworded, by);
    expect(edited.sections[1]?.edit).toMatchObject({ editedBy: 'Dr. Osei', body: reworded.body });
    const backByHand = editSection(edited, second ?? '', { heading: about.heading, body: about.body }, by);
    expect(backByHand.sections[1]?.edit).toBeNull();
    expect(resetSection(edited, second ?? '').sections[1]?.edit).toBeNull();
  });
});

describe('reuse', () => {
  const edit = { heading: 'H', body: paragraphs('B'), editedBy: 'Dr. Osei', editedAt: '2026-11-22T10:00:00.000Z' };
  const issued = draftOf([urgent, about, note], {
    note: 'For Maria only',
    followUp: { when: 'in 4 weeks', with: 'me' },
  });
  const worded = {
    ...issued,
    sections: issued.sections.map((section, index) => (index === 1 ? { ...section, edit } : section)),
  };

  it('a template keeps order, switches and edits, and nothing of the patient', () => {
    const template = arrangementSchema.parse(arrangementOf(worded));
    expect(JSON.stringify(template)).not.toMatch(/Maria|1981|RFP|4 weeks/);
    const draft = draftFromArrangement(template, { visitDate: '2026-12-01', newKey });
    expect(draft.patient).toEqual(emptyPatient);
    expect(draft.sections[1]?.edit).toEqual(edit);
    expect(draft.sections[0]?.key).not.toBe(issued.sections[0]?.key);
  });

  it('a template has no section that came on for a note or a follow-up, which would be blank for everybody else', () => {
    const versions = [note, followUp];
    const typed = setFollowUp(setNote(assembled(), 'For Maria only', versions), { when: 'in 4 weeks' }, versions);
    const template = arrangementOf(withoutTypedText(typed, versions));
    expect(kindsOn(draftFromArrangement(template, { visitDate: '2026-12-01', newKey }))).toEqual([
      'urgent-help',
      'about',
    ]);
    const own = {
      heading: 'Notes',
      body: paragraphs('Maria, call Ana.'),
      editedBy: 'Dr. Osei',
      editedAt: edit.editedAt,
    };
    const edited = { ...typed, sections: typed.sections.map((section) => ({ ...section, edit: own })) };
    const kept = withoutTypedText(edited, versions).sections.map((section) => section.edit !== null);
    expect(kept).toEqual([true, true, true, false, false]);
    const draft = assembled();
    const wanted = setSectionOn(draft, draft.sections[3]?.key ?? '', true);
    expect(arrangementOf(withoutTypedText(wanted, versions))).toEqual(arrangementOf(wanted));
  });

  it('the next patient gets the arrangement without the last one’s name, note or follow-up', () => {
    const next = draftForNextPatient(worded, { versions: [urgent, about, note], visitDate: '2026-12-01', newKey });
    expect(JSON.stringify(next)).not.toMatch(/Maria|1981|RFP|4 weeks/);
    expect(next.sections.map((section) => section.on)).toEqual([true, true, false]);
    expect(next.sections[1]?.edit).toEqual(edit);
  });
});

describe('a new version of a section’s wording', () => {
  it('takes the old one’s place with whatever was written over it, and leaves the other sections alone', () => {
    const draft = draftOf([about, tests]);
    const [first, second] = draft.sections;
    if (!first || !second) throw new Error('the draft has two sections');
    const wording = { heading: 'For you', body: paragraphs('Reworded.') };
    const by = { original: about, editedBy: 'Dr. Osei', editedAt: new Date('2026-11-22T18:00:00Z') };
    const pinned = pinVersion(editSection(draft, first.key, wording, by), first.key, uuid(7));
    expect(pinned.sections).toEqual([{ ...first, versionId: uuid(7), edit: null }, second]);
  });
});
