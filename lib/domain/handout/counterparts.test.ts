import { describe, expect, it } from 'vitest';
import type { SectionVersion } from '../library/section';
import { pairedCards } from './bilingual';
import type { BlockNode } from './body';
import { checkHandout } from './checks/check';
import { compose } from './compose';
import { noChoices } from './conditions';
import { canBeBilingual, counterpartOf } from './counterparts';
import type { DocumentSection } from './document';
import type { DraftContent } from './draft';
import { usualOptions } from './print-options';
import { clinic, draftOf, paragraphs, uuid, version } from './test-support';
import { alone, bilingual, doc, type Pair, wordingsOf } from './test-support-bilingual';
import { breath, calf, call, fit, line, list, passageFor, phone } from './test-support-signs';

const about: Pair = { kind: 'about', es: paragraphs('Uno.', 'Dos.'), en: paragraphs('One.', 'Two.') };
const urgent: Pair = {
  kind: 'urgent-help',
  es: doc(call, list([fit[0], 'Convulsiona.']), phone, list([calf[0], 'Pantorrilla hinchada.'])),
  en: doc(call, list(fit), phone, list(calf)),
};
const edit = {
  ...{ heading: 'Para usted', body: paragraphs('Distinto.') },
  ...{ editedBy: 'Dr. Osei', editedAt: '2026-11-22T18:00:00.000Z' },
};
const codesOf = ({ findings }: ReturnType<typeof bilingual>) => findings.map(({ code }) => code);

describe('two languages that ask for different things about the patient', () => {
  const plain = paragraphs('Uno.');
  const asking = doc(passageFor('pregnant', line('For those who are pregnant.')));
  const filling = doc(line('Call ', { field: 'clinic.phone' }));
  const cases = [
    { kind: 'about', es: plain, en: asking },
    { kind: 'about', es: asking, en: plain },
    { kind: 'about', es: asking, en: doc(passageFor('not-pregnant', line('For the others.'))) },
    { kind: 'about', es: plain, en: filling },
  ] as const;

  it.each(cases)('are not printed beside each other, and the checks say so', (pair) => {
    const choices = { ...noChoices, pregnancy: 'pregnant' } as const;
    const shown = bilingual([about, pair], { choices });
    expect(alone(shown.findings).slice(1)).toEqual([['Título 2', 'asks-otherwise']]);
    expect(shown.document.counterpart?.sections.map(({ heading }) => heading)).toEqual(['Heading 1']);
  });

  it('leave no question open that no section of the draft asks', () => {
    expect(codesOf(bilingual([about, { kind: 'about', es: plain, en: asking }]))).not.toContain('blank-field');
  });
});

it('prints a section alone that says whom the clinician wants the patient to come back to', () => {
  const field = (text: string) =>
    doc({
      type: 'paragraph',
      content: [
        { type: 'text', text },
        { type: 'mergeField', attrs: { name: 'followUp.with' } },
      ],
    });
  const pair: Pair = { kind: 'follow-up', es: field('Vea a '), en: field('See ') };
  const withText = bilingual([pair, about], { followUp: { when: '', with: 'la enfermera Rosa' } });
  expect(alone(withText.findings).slice(1)).toEqual([['Título 1', 'typed']]);
  expect(withText.text).not.toContain('See la enfermera');
  expect(alone(bilingual([pair, about]).findings).slice(1)).toEqual([]);
});

describe('a variant of the clinic’s language', () => {
  const es = version(1, 'about', { locale: 'es', originalNumber: 1 });
  const of = (locale: string, change: Partial<SectionVersion> = {}) =>
    version(10, 'about', { sectionId: es.sectionId, locale, originalNumber: 1, ...change });
  const british = of('en-GB', { number: 9, status: 'approved' });
  const anywhere = of('en', { number: 3, status: 'approved' });
  const american = of('en-US', { number: 2 });

  it('is that of the clinic’s own country before any other, however new or reviewed that is', () => {
    expect(counterpartOf(es, [british, anywhere, american], 'en-US')).toBe(american);
    expect(counterpartOf(es, [british, anywhere], 'en-US')).toBe(anywhere);
    expect(counterpartOf(es, [british], 'en-US')).toBe(british);
  });
});

describe('the checks of a bilingual handout', () => {
  const newer = (change: Partial<SectionVersion> = {}) =>
    version(90, 'about', { sectionId: uuid(201), number: 2, heading: 'Heading 1', ...change });
  const behind = (versions: SectionVersion[], english: Partial<SectionVersion> = {}) =>
    bilingual([{ ...about, english }], {}, { versions }).findings.filter(({ code }) => code === 'translation-behind');

  it('warn where the original has changed since it was translated', () => {
    expect(behind([newer()])).toMatchObject([
      { severity: 'warns', place: { in: 'section', heading: 'Título 1' }, translated: 1, current: 2 },
    ]);
    expect(behind([newer()], { status: 'withdrawn' })).toHaveLength(1);
    expect(behind([])).toEqual([]);
  });

  it('warn of it where only the translation prints, too, and not where the clinician changed it', () => {
    const options = { ...usualOptions, bilingual: false };
    const inSpanish = (sections: Partial<DraftContent> = {}) =>
      bilingual([about], { options, ...sections }, { versions: [newer()] });
    const isBehind = ({ findings }: ReturnType<typeof bilingual>) =>
      findings.some(({ code }) => code === 'translation-behind');
    const { draft } = inSpanish();
    expect(isBehind(inSpanish())).toBe(true);
    expect(isBehind(inSpanish({ sections: draft.sections.map((section) => ({ ...section, edit })) }))).toBe(false);
  });

  it('do not warn of a newer original that handouts do not get yet', () => {
    expect(behind([newer()], { status: 'approved' })).toEqual([]);
    expect(behind([newer({ status: 'withdrawn' })])).toEqual([]);
  });

  const review = { reviewerName: 'Ana Ruiz', reviewerCredentials: 'MD', reviewedOn: '2024-03-02' };

  it('say which of the two wordings may no longer be given, and whether it is urgent help', () => {
    const statusOf = (english: Partial<SectionVersion>) =>
      bilingual([{ ...urgent, english }]).findings.filter(({ code }) => code.startsWith('section-'));
    const place = { in: 'section', heading: 'Título 1' };
    expect(statusOf({ status: 'withdrawn' })).toMatchObject([
      { code: 'section-withdrawn', place, beside: 'en', isUrgent: true },
    ]);
    const approved = (nextReviewDue: string) => ({ status: 'approved' as const, review: { ...review, nextReviewDue } });
    expect(statusOf(approved('2026-01-01'))).toMatchObject([{ code: 'section-expired', place, beside: 'en' }]);
    expect(statusOf(approved('2026-11-01'))).toMatchObject([{ code: 'section-overdue', place, beside: 'en' }]);
    const own = bilingual([{ ...about, change: { status: 'withdrawn' } }]).findings;
    expect(own.filter(({ code }) => code === 'section-withdrawn')).toMatchObject([
      { beside: null, isUrgent: false },
      { beside: 'en', isUrgent: false },
    ]);
  });

  it('do not read the names of reviewers whose wording is not printed', () => {
    const thai = {
      status: 'approved' as const,
      review: { ...review, reviewerName: 'สมชาย', nextReviewDue: '2027-03-02' },
    };
    const isPrintable = (codePoint: number): boolean => codePoint < 0xe00 || codePoint > 0xe7f;
    const shown = (isBilingual: boolean) =>
      bilingual(
        [{ ...about, english: thai }],
        { options: { ...usualOptions, bilingual: isBilingual } },
        { isPrintable },
      );
    expect(codesOf(shown(false))).not.toContain('unprintable-character');
    expect(codesOf(shown(true))).toContain('unprintable-character');
  });

  it('say that urgent help of one topic has no place where that of another has no counterpart', () => {
    const topic = (serial: number, pair: Pair): Pair => ({ ...pair, change: { topicId: uuid(300 + serial) } });
    const others = { ...urgent, es: doc(call, list(breath), phone, list(calf)), en: null };
    const pairs = [topic(1, urgent), topic(1, about), topic(2, others), topic(2, { ...about, en: null })];
    const named = pairs.map((pair, index) => ({
      ...pair,
      change: { ...pair.change, topicName: { locale: 'es', title: `Tema ${index < 2 ? 1 : 2}`, subtitle: '' } },
    }));
    const { document, findings } = bilingual(named);
    expect(document.sections[0]?.urgent).toBeDefined();
    expect(Object.fromEntries(alone(findings))).toMatchObject({
      'Tema 1: Título 1': 'urgent-help-apart',
      'Tema 2: Título 3': 'not-translated',
    });
  });
});

describe('the review marks', () => {
  it('do not print where nothing is printed in the clinic’s language', () => {
    const source = {
      ...{ title: 'A study', publisher: 'NHS', url: 'https://example.org/study', published: '2024' },
      basis: 'found' as const,
    };
    const less: Pair = { ...urgent, en: doc(call, list(fit), phone, list(breath)), english: { sources: [source] } };
    const { document } = bilingual([less]);
    expect(document.counterpart).toBeUndefined();
    expect(document.sections[0]?.reviewMark).toBeUndefined();
    expect(document.sources).toEqual([]);
  });

  it('do not call the clinician’s own text a translation', () => {
    const { draft } = bilingual([about, about]);
    const sections = draft.sections.map((section, index) => (index === 0 ? { ...section, edit } : section));
    const marks = bilingual([about, about], { sections }).document.sections.map(({ reviewMark }) => reviewMark);
    expect(marks).toEqual(['Sin revisión clínica.', 'Esta es una traducción que no se ha revisado.']);
  });
});

it('gives the whole width to cards of which one has a table', () => {
  const table: BlockNode = {
    type: 'table',
    attrs: { caption: '' },
    content: [
      {
        type: 'tableRow',
        content: [{ type: 'tableHeader', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Dose' }] }] }],
      },
    ],
  };
  const withTable: Pair = { ...urgent, en: doc(call, list(fit), table, phone, list(calf)) };
  const widths = (pair: Pair) => {
    const { document } = bilingual([pair]);
    const [own, beside] = [document.sections[0], document.counterpart?.sections[0]] as DocumentSection[];
    return own && beside && pairedCards(own, beside, document.options)?.cards.map(([, , isWide]) => isWide);
  };
  expect(widths(withTable)).toEqual([true, false]);
  expect(widths(urgent)).toEqual([false, false]);
});

describe('the counterpart of a wording', () => {
  const original = version(1, 'about', { number: 3 });
  const es = (number: number, change: Partial<SectionVersion> = {}) =>
    version(number + 10, 'about', {
      sectionId: original.sectionId,
      locale: 'es',
      number,
      originalNumber: 3,
      ...change,
    });

  it('is the approved translation, then the newest, and a withdrawn one only where there is no other', () => {
    const wordings = [es(1), es(2, { status: 'approved' }), es(3), es(4, { status: 'withdrawn' })];
    expect(counterpartOf(original, wordings, 'es')?.number).toBe(2);
    expect(
      counterpartOf(
        original,
        wordings.filter(({ status }) => status !== 'approved'),
        'es',
      )?.number,
    ).toBe(3);
    expect(counterpartOf(original, wordings.slice(3), 'es')?.number).toBe(4);
    const variant = es(1, { locale: 'es-MX', status: 'withdrawn' });
    expect(counterpartOf(original, [variant, es(2, { status: 'approved' })], 'es-MX')?.number).toBe(2);
  });

  it('is never an original that was written apart from it, nor that of another section', () => {
    expect(counterpartOf(original, [es(3, { originalNumber: null })], 'es')).toBeNull();
    expect(counterpartOf(original, [es(1, { sectionId: uuid(999) })], 'es')).toBeNull();
  });

  it('stops the handout once it is withdrawn', () => {
    const pair: Pair = { ...about };
    const { spanish, english } = wordingsOf([pair]);
    const versions = [...spanish, ...english.map((one) => ({ ...one, status: 'withdrawn' as const }))];
    const draft = draftOf(spanish, { locale: 'es', options: { ...usualOptions, bilingual: true } });
    const now = new Date('2026-11-22T18:00:00Z');
    const document = compose({ draft, versions, clinic, clinicianName: 'Dr. Osei', now });
    const findings = checkHandout({
      ...{ draft, document, versions, clinic, recentPatients: [], gatedTopics: [], topicAges: [], openedFor: '' },
      ...{ today: '2026-11-22', isPrintable: () => true },
    });
    expect(findings.map(({ code }) => code)).toContain('section-withdrawn');
  });

  it('makes the option worth offering', () => {
    const { draft, versions } = bilingual([about]);
    expect(canBeBilingual(draft, versions, clinic)).toBe(true);
    expect(canBeBilingual(draft, versions.slice(0, 1), clinic)).toBe(false);
    expect(canBeBilingual({ ...draft, locale: 'en' }, versions, clinic)).toBe(false);
  });
});
