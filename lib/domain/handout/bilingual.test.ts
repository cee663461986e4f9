import { describe, expect, it } from 'vitest';
import { alignedRows } from './bilingual';
import { compose } from './compose';
import { noChoices } from './conditions';
import type { Block } from './document';
import { usualOptions } from './print-options';
import { clinic, draftOf, paragraphs } from './test-support';
import { alone, bilingual, doc, type Pair, wordingsOf } from './test-support-bilingual';
import { calf, call, fit, line, list, passageFor, phone } from './test-support-signs';

const about = { kind: 'about', es: paragraphs('Uno.', 'Dos.'), en: paragraphs('One.', 'Two.') } as const;
const urgent: Pair = {
  kind: 'urgent-help',
  es: doc(call, list([fit[0], 'Convulsiona.']), phone, list([calf[0], 'Pantorrilla hinchada.'])),
  en: doc(call, list(fit), phone, list(calf)),
};

describe('a bilingual handout', () => {
  it('prints each block in the patient’s language, then in the clinic’s', () => {
    const { lines } = bilingual([urgent, about]);
    expect(lines.slice(lines.indexOf('TÍTULO 2'), lines.indexOf('TÍTULO 2') + 8)).toEqual([
      ...['TÍTULO 2', 'Esta es una traducción que no se ha revisado.', 'HEADING 2', 'Not clinically reviewed.'],
      ...['Uno.', 'One.', 'Dos.', 'Two.'],
    ]);
  });

  const head = ['TÍTULO 1', 'Esta es una traducción que no se ha revisado.'];
  const emergency = ['EMERGENCIA', 'Call 911 if:', '- Convulsiona.'];
  const sameDay = ['LLÁMENOS EL MISMO DÍA', 'Call 541-555-0147 if:', '- Pantorrilla hinchada.'];
  const headBeside = ['HEADING 1', 'Not clinically reviewed.'];
  const emergencyBeside = ['EMERGENCY', 'Call 911 if:', '- You have a seizure.'];
  const sameDayBeside = ['CALL US THE SAME DAY', 'Call 541-555-0147 if:', '- One calf is swollen.'];
  const urgentLines = ({ lines }: { lines: string[] }) =>
    lines.slice(lines.indexOf('TÍTULO 1'), lines.indexOf('TÍTULO 2'));

  it('has each card whole in both languages, the patient’s first, with the clinic’s numbers in both', () => {
    expect(urgentLines(bilingual([urgent, about]))).toEqual([
      ...[...head, ...headBeside, ...emergency, ...emergencyBeside, ...sameDay, ...sameDayBeside],
    ]);
  });

  it('has all cards of the patient’s language first in large print', () => {
    const options = { ...usualOptions, bilingual: true, size: 'large' as const };
    expect(urgentLines(bilingual([urgent, about], { options }))).toEqual([
      ...[...head, ...emergency, ...sameDay, ...headBeside, ...emergencyBeside, ...sameDayBeside],
    ]);
  });

  it('names its parts and its review state in both languages', () => {
    const { text, document } = bilingual([urgent, about]);
    expect(text).toContain('ACERCA DE ESTA HOJA');
    expect(text).toContain('ABOUT THIS HANDOUT');
    expect(text).toContain('In an emergency call 911.');
    expect(document.counterpart?.reviewNotice).toBe('Not clinically reviewed.');
  });

  it('marks each language with its own review', () => {
    const review = {
      ...{ reviewerName: 'Ana Ruiz', reviewerCredentials: 'MD' },
      ...{ reviewedOn: '2026-03-02', nextReviewDue: '2027-03-02' },
    };
    const { spanish, english } = wordingsOf([about]);
    const versions = [...spanish, ...english.map((one) => ({ ...one, status: 'approved' as const, review }))];
    const draft = draftOf(spanish, { locale: 'es', options: { ...usualOptions, bilingual: true } });
    const now = new Date('2026-11-22T18:00:00Z');
    const { sections, counterpart } = compose({ draft, versions, clinic, clinicianName: 'Dr. Osei', now });
    expect([sections[0]?.reviewMark, counterpart?.sections[0]?.reviewMark]).toEqual([
      'Esta es una traducción que no se ha revisado.',
      'Reviewed by Ana Ruiz, MD on March 2, 2026',
    ]);
  });

  it('asks and answers a question once for both languages', () => {
    const pair: Pair = {
      kind: 'about',
      es: doc(passageFor('pregnant', line('Embarazada.')), passageFor('not-pregnant', line('Otra.'))),
      en: doc(passageFor('pregnant', line('Pregnant.')), passageFor('not-pregnant', line('Other.'))),
    };
    const { lines } = bilingual([pair], { choices: { ...noChoices, pregnancy: 'pregnant' } });
    expect(lines).toEqual(expect.arrayContaining(['Embarazada.', 'Pregnant.']));
    expect(lines.join()).not.toMatch(/Otra|Other/);
    const blanks = bilingual([pair]).findings.filter(({ code }) => code === 'blank-field');
    expect(blanks).toHaveLength(1);
  });

  it('has the title of its topic in both languages, and says where the clinician wrote another one', () => {
    const named = (pair: Pair, es: string, en: string) => {
      const { spanish, english } = wordingsOf([pair]);
      const versions = [
        ...spanish.map((one) => ({ ...one, topicName: { locale: 'es', title: es, subtitle: 'Usted está bien.' } })),
        ...english.map((one) => ({ ...one, topicName: { locale: 'en', title: en, subtitle: 'You are well.' } })),
      ];
      return { spanish, versions };
    };
    const { spanish, versions } = named(about, 'Calambres', 'Cramps');
    const options = { ...usualOptions, bilingual: true };
    const now = new Date('2026-11-22T18:00:00Z');
    const titled = (title: string) => {
      const draft = draftOf(spanish, { locale: 'es', options, title, subtitle: 'Usted está bien.' });
      return compose({ draft, versions, clinic, clinicianName: 'Dr. Osei', now }).counterpart;
    };
    expect(titled('Calambres')).toMatchObject({ title: 'Cramps', subtitle: 'You are well.' });
    expect(titled('Sus calambres')).toMatchObject({ title: '', subtitle: '' });
    expect(alone(bilingual([about]).findings)).toEqual([['', 'typed']]);
  });

  it('is an ordinary handout where it is in the clinic’s language', () => {
    const { spanish, english } = wordingsOf([about]);
    const draft = draftOf(english, { options: { ...usualOptions, bilingual: true } });
    const now = new Date('2026-11-22T18:00:00Z');
    const document = compose({ draft, versions: [...spanish, ...english], clinic, clinicianName: 'Dr. Osei', now });
    expect(document.counterpart).toBeUndefined();
    expect(document.sections[0]?.reviewMark).toBeUndefined();
  });
});

it('is closed up to the pages that were asked for unless two languages print', () => {
  const fitted = (pair: Pair) =>
    bilingual([pair], { options: { ...usualOptions, bilingual: true, fitPages: 1 } }).document.options.fitPages;
  expect(fitted({ ...about, en: null })).toBe(1);
  expect(fitted(about)).toBeNull();
});

describe('the blocks of two languages', () => {
  const text = (words: string): Block => ({
    type: 'paragraph',
    runs: [{ text: words, bold: false, italic: false, href: null, blank: null }],
  });
  const bullets = (count: number): Block => ({
    type: 'list',
    ordered: false,
    items: Array.from({ length: count }, () => ({ pictogram: null, blocks: [] })),
  });
  const table: Block = { type: 'table', caption: '', header: [[]], rows: [] };

  it('are beside each other block by block, a line with the list below it', () => {
    const rows = alignedRows(
      { blocks: [text('a'), text('b'), bullets(2)] },
      { blocks: [text('c'), text('d'), bullets(2)] },
    );
    expect(rows.map(({ blocks }) => blocks.length)).toEqual([1, 2]);
  });

  it('are one row where one language has other blocks', () => {
    const rows = alignedRows({ blocks: [text('a'), bullets(2)] }, { blocks: [text('c'), bullets(3)] });
    expect(rows).toHaveLength(1);
  });

  it('have the whole width where one is a table', () => {
    const rows = alignedRows({ blocks: [text('a'), text('b'), table] }, { blocks: [text('c'), text('d'), table] });
    expect(rows.map(({ isWide }) => isWide)).toEqual([false, true]);
  });
});
