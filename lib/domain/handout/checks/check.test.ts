import { describe, expect, it } from 'vitest';
import type { SectionVersion } from '../../library/section';
import { bodySchema } from '../body';
import { compose } from '../compose';
import type { DraftContent } from '../draft';
import { setOptions } from '../draft-edit';
import { clinic, draftOf, paragraphs, version } from '../test-support';
import { type AdvisoryCheck, blockingFindings, checkBlocking, checkHandout } from './check';
import type { Finding } from './finding';

const urgent = version(1, 'urgent-help', { body: paragraphs('Call 911 now if you cannot breathe.') });
const about = version(2, 'about');
const back = version(3, 'when-to-return', { body: paragraphs('Come back if it lasts more than 2 weeks.') });
const versions = [urgent, about, back];
const today = '2026-11-22';

type Given = {
  versions?: SectionVersion[];
  clinic?: typeof clinic;
  clinicianName?: string;
  isPrintable?: (codePoint: number) => boolean;
};

function check(draft: DraftContent, given: Given = {}): Finding[] {
  const document = compose({
    draft,
    versions: given.versions ?? versions,
    clinic: given.clinic ?? clinic,
    clinicianName: given.clinicianName ?? 'Dr. Osei',
    now: new Date('2026-11-22T18:00:00Z'),
  });
  const input = {
    draft,
    document,
    versions: given.versions ?? versions,
    clinic: given.clinic ?? clinic,
    recentPatients: [],
    gatedTopics: [],
    topicAges: [],
    openedFor: '',
    today,
    isPrintable: given.isPrintable ?? ((codePoint) => (codePoint >= 0x20 && codePoint < 0x250) || codePoint === 0x2019),
  };
  const findings = checkHandout(input);
  // The server blocks exactly the findings that the builder shows as blocking.
  expect(checkBlocking(input)).toEqual(blockingFindings(findings));
  return findings;
}

/** A table with this one cell under its heading. */
function tableBody(text: string) {
  const cell = (type: 'tableHeader' | 'tableCell', words: string) => ({ type, content: paragraphs(words).content });
  const rows = [
    { type: 'tableRow', content: [cell('tableHeader', 'Dose')] },
    { type: 'tableRow', content: [cell('tableCell', text)] },
  ];
  return bodySchema.parse({ type: 'doc', content: [{ type: 'table', attrs: { caption: '' }, content: rows }] });
}

const codes = (findings: Finding[]): string[] => findings.map((finding) => finding.code);

describe('checks before issuing', () => {
  it('let a whole handout pass, with a hint that nobody has reviewed it', () => {
    const findings = check(draftOf(versions, { patient: { ...draftOf([]).patient, name: 'Maria' } }));
    expect(codes(findings)).toEqual(['not-reviewed']);
    expect(blockingFindings(findings)).toEqual([]);
  });

  it('block a handout without a patient, without a title, or without sections', () => {
    const empty = draftOf([], { title: ' ', patient: { ...draftOf([]).patient, name: '' } });
    expect(codes(blockingFindings(check(empty)))).toEqual(['title-missing', 'patient-name-missing', 'no-sections']);
  });

  it('block on what a template left to be filled in, in its title or in changed wording', () => {
    const draft = draftOf(versions, { title: 'Your [[left/right]] eye' });
    const [, second] = draft.sections;
    const edit = {
      heading: 'About',
      body: paragraphs('For [[weeks]] weeks.'),
      editedBy: 'x',
      editedAt: '2026-11-22T10:00:00Z',
    };
    const sections = draft.sections.map((section) => (section === second ? { ...section, edit } : section));
    expect(blockingFindings(check({ ...draft, sections }))).toEqual([
      { code: 'template-blank', severity: 'blocks', place: { in: 'field', field: 'title' }, name: 'left/right' },
      {
        code: 'template-blank',
        severity: 'blocks',
        place: { in: 'section', key: second?.key, heading: 'About' },
        name: 'weeks',
      },
    ]);
  });

  it('block a handout without urgent help and warn when it does not say when to come back', () => {
    const findings = check(draftOf([about]));
    expect(codes(findings)).toEqual(['urgent-help-missing', 'when-to-return-missing', 'not-reviewed']);
  });

  it('block on a blank, naming section and field', () => {
    const call = version(4, 'urgent-help', {
      body: {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'mergeField', attrs: { name: 'emergency.number' } }] }],
      },
    });
    const findings = check(draftOf([call, back]), { versions: [call, back], clinic: { ...clinic, country: 'other' } });
    expect(blockingFindings(findings)).toMatchObject([
      { code: 'blank-field', field: 'emergency.number', place: { in: 'section', heading: call.heading } },
    ]);
  });

  it('block on a date of birth in the future or beyond any human age', () => {
    const born = (dateOfBirth: string) =>
      codes(check(draftOf(versions, { patient: { ...draftOf([]).patient, dateOfBirth } })));
    expect(born('2026-11-23')).toContain('date-of-birth-implausible');
    expect(born('1881-03-14')).toContain('date-of-birth-implausible');
    expect(born('1926-03-14')).not.toContain('date-of-birth-implausible');
  });

  it('name the field that holds a character no font can print', () => {
    const findings = check(draftOf(versions, { patient: { ...draftOf([]).patient, name: 'Maria 王' } }));
    expect(blockingFindings(findings)).toMatchObject([
      {
        code: 'unprintable-character',
        character: '王',
        codePoint: 'U+738B',
        fonts: 'chinese',
        place: { in: 'field', field: 'patient.name' },
      },
    ]);
  });

  describe('block on a character that was lost when a text was copied', () => {
    // As the fonts of print do: they have a glyph for the sign of a lost character, and drop controls.
    const printsLost = { isPrintable: () => true };
    const named = { ...draftOf([]).patient, name: 'Maria' };
    const lostIn = (draft: DraftContent, given: Given = {}) =>
      blockingFindings(check(draft, { ...given, ...printsLost })).map(({ code, place, ...rest }) => ({
        ...{ code, place: place.in === 'field' ? place.field : place.in },
        words: 'words' in rest ? rest.words : '',
      }));
    const lost = (place: string, words: string) => [{ code: 'lost-character', place, words }];

    it.each<[string, Partial<DraftContent>, string]>([
      ['title', { title: 'Your m�dicine' }, 'm�dicine'],
      ['title', { subtitle: 'Caf�' }, 'Caf�'],
      ['patient.name', { patient: { ...named, name: 'Mar�a' } }, 'Mar�a'],
      ['patient.name', { patient: { ...named, preferredName: 'Mar\u0096a' } }, 'Mar�a'],
      ['patient.recordNumber', { patient: { ...named, recordNumber: 'RF�204815' } }, 'RF�204815'],
      ['followUp', { followUp: { when: 'in 2\u00964 weeks', with: '' } }, '2�4'],
      ['medicines', { plan: { actions: '', medicines: 'Aspirin\n5 �g' } }, '�g'],
      ['actions', { plan: { actions: 'Walk 2\ufffc5 km', medicines: '' } }, '2�5'],
      ['note', { note: 'Take 2.5\u00965 ml' }, '2.5�5'],
    ])('in the field %s', (place, changes, words) => {
      expect(lostIn(draftOf(versions, { patient: named, ...changes }))).toEqual(lost(place, words));
    });

    it.each([
      ['a sentence', { body: paragraphs('Take 5 �g of it, 2.5�5 ml') }, '�g'],
      ['a heading', { heading: 'Your do�e' }, 'do�e'],
      ['a table', { body: tableBody('2.5�5 ml') }, '2.5�5'],
    ])('in %s of a section', (_, changes, words) => {
      const all = [urgent, back, version(2, 'about', changes)];
      expect(lostIn(draftOf(all, { patient: named }), { versions: all })).toEqual(lost('section', words));
    });

    it('in the clinic’s letterhead and in the name of the clinician', () => {
      const draft = draftOf(versions, { patient: named });
      expect(lostIn(draft, { clinic: { ...clinic, address: '5 Pe�a St' } })).toEqual(lost('clinic', 'Pe�a'));
      expect(lostIn(draft, { clinicianName: 'Dr. N��ez' })).toEqual(lost('clinic', 'N��ez'));
    });

    it.each([
      ['. Rest.', []],
      [', 2.5�5 ml', lost('section', '2.5�5')],
    ])('in a field and not where a section repeats it, but in what else the section says: %j', (after, more) => {
      const name = { type: 'mergeField', attrs: { name: 'patient.name' } };
      const content = [{ type: 'paragraph', content: [name, { type: 'text', text: after }] }];
      const all = [urgent, back, version(2, 'about', { body: bodySchema.parse({ type: 'doc', content }) })];
      const draft = draftOf(all, { patient: { ...named, name: 'Mar\u0096a' }, note: '�' });
      const fields = [...lost('patient.name', 'Mar�a'), ...lost('note', '�')];
      expect(lostIn(draft, { versions: all })).toEqual([...fields, ...more]);
    });

    it.each<[string, Partial<DraftContent>]>([
      ['in two words', { note: '2.5�5 ml, then 7�8 ml' }],
      ['beside one without a font', { note: 'Mar�a 山' }],
    ])('in a field, %s, and in no section that repeats it', (_, changes) => {
      const note = { type: 'mergeField', attrs: { name: 'note.text' } };
      const content = [{ type: 'paragraph', content: [note] }];
      const all = [urgent, back, version(2, 'about', { body: bodySchema.parse({ type: 'doc', content }) })];
      const isPrintable = (codePoint: number) => codePoint < 0x4e00;
      const findings = check(draftOf(all, { patient: named, ...changes }), { versions: all, isPrintable });
      expect(blockingFindings(findings).map(({ place }) => place)).toEqual([{ in: 'field', field: 'note' }]);
    });

    it('a control character that print would drop, so that “2.5, 5” is not read as “2.55”', () => {
      const findings = check(draftOf(versions, { patient: named, note: 'Take 2.5\u001e5 ml' }), printsLost);
      expect(blockingFindings(findings)).toMatchObject([
        { code: 'unprintable-character', codePoint: 'U+001E', place: { in: 'field', field: 'note' } },
      ]);
    });

    it('in no text with line breaks, tabs, joiners or marks of direction', () => {
      const note = 'One\ntwo\tthree \u200fمی\u200cخورم\u200f soft\u00adhyphen';
      expect(lostIn(draftOf(versions, { patient: named, note }))).toEqual([]);
    });
  });

  it.each([
    ['สมชาย', 'thai'],
    ['လှ', 'burmese'],
    ['ਗੁਰਪ੍ਰੀਤ', 'punjabi'],
    ['ትርሓስ', 'amharic'],
    ['Անի', 'armenian'],
    ['김민수', 'korean'],
    ['（王）', 'chinese'],
    ['Ꭰ', null],
  ])('name the fonts that the patient’s name %s needs', (name, fonts) => {
    const findings = check(draftOf(versions, { patient: { ...draftOf([]).patient, name } }));
    expect(blockingFindings(findings)[0]).toMatchObject({ code: 'unprintable-character', fonts });
  });

  it('find what cannot be printed in the clinic’s name and in the clinician’s, which are on every page', () => {
    const named = draftOf(versions, { patient: { ...draftOf([]).patient, name: 'Maria' } });
    for (const given of [{ clinicianName: 'Dr. สมชาย' }, { clinic: { ...clinic, name: 'สมชาย' } }]) {
      expect(blockingFindings(check(named, given))).toMatchObject([
        { code: 'unprintable-character', character: 'ส', fonts: 'thai', place: { in: 'clinic' } },
      ]);
    }
  });

  it('find control characters and emoji in an edited section', () => {
    const draft = draftOf(versions);
    const edit = {
      heading: 'About',
      body: paragraphs('Bell \u0007 here'),
      editedBy: 'Dr. Osei',
      editedAt: '2026-11-22T10:00:00.000Z',
    };
    const edited = {
      ...draft,
      sections: draft.sections.map((one) => (one.versionId === about.id ? { ...one, edit } : one)),
    };
    expect(blockingFindings(check(edited))).toMatchObject([
      { code: 'unprintable-character', codePoint: 'U+0007', place: { in: 'section', heading: 'About' } },
    ]);
  });

  it('block on a table that is too wide for the page, and name the section', () => {
    const doses = version(8, 'lifestyle-changes', { heading: 'Doses', body: tableBody('W'.repeat(24)) });
    const all = [...versions, doses];
    const draft = setOptions(draftOf(all), { size: 'extra-large' });
    expect(blockingFindings(check(draft, { versions: all }))).toMatchObject([
      { code: 'table-too-wide', words: 'W'.repeat(24), place: { in: 'section', heading: 'Doses' } },
    ]);
    expect(blockingFindings(check(draftOf(all), { versions: all }))).toEqual([]);
  });

  it('find what no font has in wording that nobody edited, and name the section', () => {
    const chinese = version(9, 'lifestyle-changes', { heading: '生活', body: paragraphs('肌肉') });
    const all = [...versions, chinese];
    expect(blockingFindings(check(draftOf(all), { versions: all }))).toMatchObject([
      { code: 'unprintable-character', character: '生', place: { in: 'section', heading: '生活' } },
    ]);
  });

  it('hint when one page is asked of far too many words, and only then', () => {
    const long = version(8, 'lifestyle-changes', { body: paragraphs(...Array(60).fill('Words that take a line.')) });
    const hints = (fitPages: number | null, ...printed: SectionVersion[]): string[] => {
      const all = [...versions, ...printed];
      return codes(check(setOptions(draftOf(all), { fitPages }), { versions: all }));
    };
    expect(hints(1, long)).toContain('fit-unlikely');
    expect(hints(1)).not.toContain('fit-unlikely');
    expect(hints(4, long)).not.toContain('fit-unlikely');
    expect(hints(null, long)).not.toContain('fit-unlikely');
  });

  it('block a section that was emptied and warn when urgent help was reworded', () => {
    const draft = draftOf(versions);
    const edit = { heading: 'Help', body: paragraphs(), editedBy: 'Dr. Osei', editedAt: '2026-11-22T10:00:00.000Z' };
    const edited = {
      ...draft,
      sections: draft.sections.map((one) => (one.versionId === urgent.id ? { ...one, edit } : one)),
    };
    expect(codes(check(edited))).toEqual(['empty-section', 'urgent-help-edited', 'not-reviewed']);
  });

  it('warn of a section that is not in the language of the handout', () => {
    const spanish = version(4, 'about', { locale: 'es', originalNumber: 1 });
    const draft = draftOf([urgent, spanish, back], { locale: 'es' });
    const found = check(draft, { versions: [urgent, spanish, back] }).filter(({ code }) => code === 'other-language');
    expect(found).toMatchObject([
      { severity: 'warns', place: { in: 'section', heading: urgent.heading }, locale: 'en', wanted: 'es' },
      { severity: 'warns', place: { in: 'section', heading: back.heading }, locale: 'en', wanted: 'es' },
    ]);
  });
});

describe('a check that the server does not run', () => {
  it('does not compile when one of its findings blocks', () => {
    const warns: AdvisoryCheck = () => [{ code: 'clinic-phone-missing', severity: 'warns', place: { in: 'handout' } }];
    // @ts-expect-error The builder would refuse to issue what the server issues.
    const blocks: AdvisoryCheck = () => [{ code: 'title-missing', severity: 'blocks', place: { in: 'handout' } }];
    expect([warns, blocks]).toHaveLength(2);
  });
});
