import { describe, expect, it } from 'vitest';
import type { SectionVersion, Source } from '../library/section';
import type { SectionBody } from './body';
import { compose } from './compose';
import { handoutDocumentSchema } from './document';
import { ratePemat, setOptions } from './draft-edit';
import { emptyPatient } from './empty-draft';
import type { PrintOptions } from './print-options';
import { clinic, draftOf, paragraphs, version } from './test-support';

const now = new Date('2026-11-22T18:42:00Z');
const about = version(1, 'about');
const urgent = version(2, 'urgent-help');

const composeWith = (input: Partial<Parameters<typeof compose>[0]> & Pick<Parameters<typeof compose>[0], 'draft'>) =>
  compose({ versions: [about, urgent], clinic, clinicianName: 'Dr. Amara Osei', now, ...input });

const source = (title: string): Source => ({
  title,
  publisher: 'NHS',
  url: `https://example.org/${title}`,
  published: '2023',
  basis: 'found',
});

const field = (name: 'followUp.when' | 'clinic.phone' | 'note.text' | 'emergency.number'): SectionBody => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'mergeField', attrs: { name } }] }],
});

describe('compose', () => {
  it('gives a document that its own schema accepts', () => {
    const document = composeWith({ draft: draftOf([about, urgent]) });
    expect(handoutDocumentSchema.parse(document)).toEqual(document);
  });

  it.each(['03//1981', '06/31/1981', '1981-02-30', '03/14/1981'])('prints no date where %j was typed', (typed) => {
    const draft = draftOf([about], {
      patient: { ...emptyPatient, name: 'Maria', dateOfBirth: typed },
      visitDate: typed,
    });
    const document = composeWith({ draft });
    expect([document.patient.dateOfBirth, document.visitDate]).toEqual(['', '']);
  });

  it('puts urgent help first wherever the draft holds it', () => {
    const document = composeWith({ draft: draftOf([about, urgent]) });
    expect(document.sections.map((section) => section.kind)).toEqual(['urgent-help', 'about']);
  });

  it('prints on the clinic’s paper unless the draft names another', () => {
    const draft = draftOf([about]);
    expect(composeWith({ draft }).pageSize).toBe(clinic.pageSize);
    expect(composeWith({ draft: setOptions(draft, { paper: 'a4' }) }).pageSize).toBe('a4');
  });

  it('names sources and prints the code as the clinic does unless the draft says otherwise', () => {
    const draft = draftOf([about]);
    const own = { ...clinic, sourcesShown: 'full' as const, printsCode: false };
    const optionsOf = (change: Partial<PrintOptions>) =>
      composeWith({ draft: setOptions(draft, change), clinic: own }).options;
    expect(composeWith({ draft }).options).toMatchObject({ sources: 'line', qrCode: true });
    expect(optionsOf({})).toMatchObject({ sources: 'full', qrCode: false });
    expect(optionsOf({ sources: 'none', qrCode: true })).toMatchObject({ sources: 'none', qrCode: true });
  });

  it('says nothing of a rating: it is not for the patient', () => {
    const draft = draftOf([about]);
    const rated = ratePemat(draft, { of: 'words', answers: { '1': 'agree' } });
    expect(composeWith({ draft: rated })).toEqual(composeWith({ draft }));
  });

  it('does not squeeze large print onto one page', () => {
    const fitted = (size: 'standard' | 'large') =>
      composeWith({ draft: setOptions(draftOf([about]), { size, fitPages: 1 }) }).options.fitPages;
    expect([fitted('standard'), fitted('large')]).toEqual([1, null]);
  });

  it('carries the address of an issued handout, and none while it is a draft', () => {
    const draft = draftOf([about]);
    const baseUrl = 'https://plainleaf.example';
    expect(composeWith({ draft, baseUrl, reference: 'PL-7Q4K-92MX' }).address).toBe(
      'https://plainleaf.example/r/PL-7Q4K-92MX',
    );
    expect(composeWith({ draft, baseUrl }).address).toBe('');
  });

  it('keeps the pictogram of an item beside its words', () => {
    const walk = version(3, 'lifestyle-changes', {
      body: {
        type: 'doc',
        content: [
          {
            type: 'bulletList',
            content: [{ type: 'listItem', attrs: { pictogram: 'walk' }, content: [{ type: 'paragraph' }] }],
          },
        ],
      },
    });
    const document = composeWith({ draft: draftOf([walk]), versions: [walk] });
    expect(document.sections[0]?.blocks).toMatchObject([{ type: 'list', items: [{ pictogram: 'walk' }] }]);
  });

  it('leaves out what is switched off', () => {
    const draft = draftOf([about, urgent]);
    const off = { ...draft, sections: draft.sections.map((one) => ({ ...one, on: one.versionId !== about.id })) };
    expect(composeWith({ draft: off }).sections.map((section) => section.kind)).toEqual(['urgent-help']);
  });

  it('writes dates as the clinic does', () => {
    const draft = draftOf([about]);
    expect(composeWith({ draft }).patient.dateOfBirth).toBe('March 14, 1981');
    expect(composeWith({ draft, clinic: { ...clinic, locale: 'en-GB' } }).patient.dateOfBirth).toBe('14 March 1981');
  });

  it('takes the visit date from the clinic’s clock when none was chosen', () => {
    const lateEvening = new Date('2026-11-23T05:00:00Z');
    const document = composeWith({ draft: draftOf([about], { visitDate: '' }), now: lateEvening });
    expect(document.visitDate).toBe('November 22, 2026');
  });

  it('fills merge fields, and marks as blank what nobody has filled in', () => {
    const phone = version(3, 'follow-up', { body: field('clinic.phone') });
    const when = version(4, 'note', { body: field('followUp.when') });
    const document = composeWith({ draft: draftOf([phone, when]), versions: [phone, when] });
    expect(document.sections.map((section) => section.blocks)).toEqual([
      [{ type: 'paragraph', runs: [expect.objectContaining({ text: '541-555-0147', blank: null })] }],
      [{ type: 'paragraph', runs: [expect.objectContaining({ text: 'Follow-up: when', blank: 'followUp.when' })] }],
    ]);
  });

  it('has no emergency number for a clinic in a country it does not know', () => {
    const call = version(3, 'urgent-help', { body: field('emergency.number') });
    const abroad = { ...clinic, country: 'other' as const };
    const document = composeWith({ draft: draftOf([call]), versions: [call], clinic: abroad });
    expect(JSON.stringify(document.sections)).toContain('"blank":"emergency.number"');
  });

  it('names the clinician for the follow-up unless someone else is named', () => {
    const followUp = (change: { when: string; with: string }) =>
      composeWith({ draft: draftOf([about], { followUp: change }) }).followUp;
    expect(followUp({ when: 'in 4 weeks', with: '' })).toBe('in 4 weeks with Dr. Amara Osei');
    expect(followUp({ when: 'in 4 weeks', with: 'the nurse' })).toBe('in 4 weeks with the nurse');
    expect(followUp({ when: '', with: 'the nurse' })).toBe('');
  });

  it('keeps the line breaks of a note as paragraphs', () => {
    const note = version(3, 'note', { body: field('note.text') });
    const document = composeWith({
      draft: draftOf([note], { note: 'Rest today.\n\nWalk tomorrow.' }),
      versions: [note],
    });
    expect(document.sections[0]?.blocks.map((block) => block.type === 'paragraph' && block.runs[0]?.text)).toEqual([
      'Rest today.',
      'Walk tomorrow.',
    ]);
  });

  it('numbers sources in reading order and gives a shared one a single number', () => {
    const first = version(3, 'about', { sources: [source('a'), source('b')] });
    const second = version(4, 'urgent-help', { sources: [source('c'), source('a')] });
    const document = composeWith({ draft: draftOf([first, second]), versions: [first, second] });
    expect(document.sources.map((one) => `${one.number} ${one.title}`)).toEqual(['1 c', '2 a', '3 b']);
    expect(document.sections.map((section) => section.sourceNumbers)).toEqual([
      [1, 2],
      [2, 3],
    ]);
  });

  const review = {
    reviewerName: 'Dr. Lee',
    reviewerCredentials: 'MD',
    reviewedOn: '2026-03-02',
    nextReviewDue: '2028-03-02',
  };
  const approved = version(3, 'about', { status: 'approved', review });

  it('says where the handout begins which wording nobody has reviewed, and nothing where all was', () => {
    const noticeOf = (...versions: SectionVersion[]) =>
      composeWith({ draft: draftOf(versions), versions }).reviewNotice;
    expect(noticeOf(about)).toBe('Not clinically reviewed.');
    expect(noticeOf(approved, urgent)).toBe('Parts of this are not clinically reviewed: see “About this handout”.');
    expect(composeWith({ draft: draftOf([approved, urgent]), versions: [approved, urgent] }).reviewStatement).toContain(
      'Not clinically reviewed: “Heading of urgent-help”.',
    );
    expect(noticeOf(approved)).toBeUndefined();
  });

  it('says that wording is not reviewed, and never claims a review for wording that was edited', () => {
    const draft = draftOf([approved]);
    expect(composeWith({ draft: draftOf([about]) }).reviewStatement).toBe(
      'This wording has not been clinically reviewed.',
    );
    expect(composeWith({ draft, versions: [approved] }).reviewStatement).toBe(
      'Reviewed by Dr. Lee, MD on March 2, 2026.',
    );
    const edit = {
      heading: 'About',
      body: paragraphs('Other words.'),
      editedBy: 'Dr. Amara Osei',
      editedAt: '2026-11-22T18:40:00.000Z',
    };
    const edited = { ...draft, sections: draft.sections.map((section) => ({ ...section, edit })) };
    const document = composeWith({ draft: edited, versions: [approved] });
    expect(document.sections[0]).toMatchObject({ edited: true, heading: 'About', reviewedBy: null });
    expect(document.editStatement).toBe(
      'Changed for you by your clinician: “About” (Dr. Amara Osei, November 22, 2026).',
    );
  });

  it('resolves tables, lists, callouts, checklists and links', () => {
    const cell = (type: 'tableHeader' | 'tableCell', text: string) => ({
      type,
      content: paragraphs(text).content.filter((node) => node.type === 'paragraph'),
    });
    const [one] = paragraphs('One').content.filter((node) => node.type === 'paragraph');
    if (!one) throw new Error('a paragraph was just made');
    const body: SectionBody = {
      type: 'doc',
      content: [
        {
          type: 'table',
          attrs: { caption: 'Factors' },
          content: [
            { type: 'tableRow', content: [cell('tableHeader', 'Factor'), cell('tableHeader', 'What it does')] },
            { type: 'tableRow', content: [cell('tableCell', 'Caffeine'), cell('tableCell', 'More twitches')] },
          ],
        },
        { type: 'bulletList', content: [{ type: 'listItem', content: [one] }] },
        { type: 'callout', attrs: { tone: 'caution' }, content: [one] },
        { type: 'checklist', content: [{ type: 'checklistItem', content: [one] }] },
        {
          type: 'paragraph',
          content: [
            {
              type: 'text',
              text: 'site',
              marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://example.org' } }],
            },
          ],
        },
      ],
    };
    const rich = version(3, 'factors', { body });
    const blocks = composeWith({ draft: draftOf([rich]), versions: [rich] }).sections[0]?.blocks ?? [];
    expect(blocks.map((block) => block.type)).toEqual(['table', 'list', 'callout', 'checklist', 'paragraph']);
    expect(blocks[0]).toMatchObject({ caption: 'Factors', header: [[{ text: 'Factor' }], [{ text: 'What it does' }]] });
    expect(blocks[4]).toMatchObject({ runs: [{ text: 'site', bold: true, href: 'https://example.org' }] });
  });
});

describe('what a handout says of its translation', () => {
  const spanish = version(1, 'about', { locale: 'es', originalNumber: 1 });
  const statement = (one: typeof spanish) =>
    composeWith({ draft: draftOf([one], { locale: 'es' }), versions: [one] }).reviewStatement;

  it('is that nobody has reviewed it, until somebody has', () => {
    expect(statement(spanish)).toBe(
      'Ningún profesional clínico ha revisado este texto. Esta es una traducción que no se ha revisado.',
    );
    const review = {
      reviewerName: 'Dr. Ruiz',
      reviewerCredentials: 'MD',
      reviewedOn: '2026-11-20',
      nextReviewDue: '2028-11-20',
    };
    expect(statement({ ...spanish, status: 'approved', review })).toBe(
      'Revisado por Dr. Ruiz, MD el 20 de noviembre de 2026.',
    );
  });

  it('is nothing where nothing is translated', () => {
    expect(statement(about)).toBe('Ningún profesional clínico ha revisado este texto.');
  });
});

describe('wording whose review is overdue', () => {
  const due = (nextReviewDue: string, change: Partial<SectionVersion> = {}) => {
    const review = { reviewerName: 'Dr. Lee', reviewerCredentials: 'MD', reviewedOn: '2024-03-02', nextReviewDue };
    const one = version(40, 'treatment', { status: 'approved', review, ...change });
    return composeWith({ draft: draftOf([one]), versions: [one] }).sections[0]?.blocks ?? [];
  };

  it('prints under a banner that says so, and no other does', () => {
    expect(due('2026-11-21')[0]).toMatchObject({
      type: 'callout',
      tone: 'caution',
      blocks: [
        {
          runs: [{ text: 'Review overdue: our clinic planned to check “Heading of treatment” by November 21, 2026.' }],
        },
      ],
    });
    expect(due('2026-11-22').map(({ type }) => type)).toEqual(['paragraph']);
    expect(due('2026-11-21', { status: 'withdrawn' }).map(({ type }) => type)).toEqual(['paragraph']);
  });

  it('stays empty where nothing is written: a banner is no content', () => {
    expect(due('2026-11-21', { body: paragraphs() })).toEqual([]);
  });
});
