import { describe, expect, it } from 'vitest';
import { cpuMs } from '@/lib/test-support/cpu-time';
import type { SectionVersion } from '../../library/section';
import type { SectionBody } from '../body';
import { compose } from '../compose';
import { clinic, draftOf, paragraphs, version } from '../test-support';
import { isPlainLanguage, type PlainLanguageFinding } from './finding';
import { passagesIn } from './passage';
import { checkPlainLanguage, countsOf, isGraded, readingLevelOf } from './plain-language';
import { findingsOf } from './test-support';

const documentOf = (versions: readonly SectionVersion[], locale = 'en') =>
  compose({
    draft: draftOf(versions, { locale }),
    versions,
    clinic,
    clinicianName: 'Dr. Osei',
    now: new Date('2026-11-22T18:00:00Z'),
  });

function found(body: SectionBody, locale = 'en'): PlainLanguageFinding[] {
  return findingsOf([version(1, 'about', { body, locale })], { draft: { locale } }).filter(isPlainLanguage);
}
const codes = (...texts: string[]): string[] => found(paragraphs(...texts)).map(({ code }) => code);

const words = (count: number): string => `We${' go'.repeat(count - 1)}.`;

describe('plain language', () => {
  it('hints at a sentence from 21 words and warns from 26', () => {
    expect(codes(words(20))).toEqual([]);
    expect(found(paragraphs(words(21)))).toMatchObject([{ code: 'long-sentence', severity: 'hints', words: 21 }]);
    expect(found(paragraphs(words(26)))).toMatchObject([{ code: 'long-sentence', severity: 'warns', words: 26 }]);
  });

  it('says where: section, block and the very characters', () => {
    const body = paragraphs('Rest well.', 'Don’t wait. The dose can be changed by your nurse.');
    const document = documentOf([version(1, 'about', { body })]);
    const [finding] = checkPlainLanguage(document);
    const [section] = document.sections;
    expect(finding).toMatchObject({ code: 'passive-voice', place: { in: 'section', key: section?.key } });
    const at = finding?.place.in === 'section' ? finding.place.at : undefined;
    const passage = passagesIn(section?.blocks ?? []).find(({ path }) => path.join() === at?.path.join());
    expect(passage?.text.slice(at?.start, at?.end)).toBe('be changed');
  });

  it('offers the plain words, once a section', () => {
    expect(found(paragraphs('Oedema is fluid. Your hypertension needs care. Edema can grow.'))).toMatchObject([
      { code: 'jargon', term: 'edema', plain: 'swelling' },
      { code: 'jargon', term: 'hypertension', plain: 'high blood pressure' },
    ]);
  });

  it('hints at an abbreviation that the handout never spells out', () => {
    expect(codes('You need an MRI.')).toEqual(['undefined-abbreviation']);
    expect(codes('You need an MRI.', 'A magnet scan (MRI) takes pictures.')).toEqual([]);
    expect(codes('DO NOT drive to the ER.')).toEqual([]);
  });

  it('hints at long paragraphs and lists, and at percentages and decimals but not at doses', () => {
    expect(codes('We go. '.repeat(3).trim())).toEqual([]);
    expect(found(paragraphs('We go. '.repeat(6).trim()))).toMatchObject([
      { code: 'long-paragraph', severity: 'warns' },
    ]);
    const item = {
      type: 'listItem' as const,
      content: paragraphs('rest').content.filter((one) => one.type === 'paragraph'),
    };
    const list = (count: number): SectionBody => ({
      type: 'doc',
      content: [{ type: 'bulletList', content: Array.from({ length: count }, () => item) }],
    });
    expect(found(list(7))).toEqual([]);
    expect(found(list(8))).toMatchObject([{ code: 'long-list', items: 8 }]);
    expect(codes('About 12.5% of people feel it.', 'The risk is 0.2 now.')).toEqual(['hard-number', 'hard-number']);
    expect(codes('A fever of 100.4 °F.', 'You got 2.5 mg.')).toEqual([]);
  });

  it('never blocks, reads Spanish without English rules, and leaves other languages alone', () => {
    const long = paragraphs(words(30));
    expect(found(long).every(({ severity }) => severity !== 'warns' && severity !== 'hints')).toBe(false);
    expect(found(long, 'es').map(({ code }) => code)).toEqual(['long-sentence']);
    expect(found(long, 'vi')).toEqual([]);
    expect(found(paragraphs('La hipertensión es común. The dose can be changed.'), 'es')).toEqual([]);
  });
});

describe('the reading level', () => {
  const hard =
    'Uncontrolled hypertension precipitates serious cardiovascular complications in individuals of any age. ';

  it('is given as a range and as rough, or not at all for a short handout', () => {
    const level = (times: number) =>
      readingLevelOf(documentOf([version(1, 'about', { body: paragraphs(hard.repeat(times)) })]));
    expect(level(9)).toBeNull();
    expect(level(12)).toMatchObject({ language: 'en', confidence: 'rough' });
    expect(level(30)).toMatchObject({ language: 'en', confidence: 'fair' });
    expect(readingLevelOf(documentOf([version(1, 'about', { locale: 'vi' })], 'vi'))).toBeNull();
  });

  it('is a hint for the handout and for the section that is hard', () => {
    const places = found(paragraphs(hard.repeat(12)))
      .filter(({ code }) => code === 'hard-to-read')
      .map(({ place }) => place.in);
    expect(places).toEqual(['handout', 'section']);
  });

  it('reads a Spanish handout by Szigriszt', () => {
    const body = paragraphs(
      'Llame a la clínica si le duele mucho la pierna o tiene fiebre por más de dos días. '.repeat(12),
    );
    const level = readingLevelOf(documentOf([version(1, 'about', { body, locale: 'es' })], 'es'));
    expect(level).toMatchObject({ language: 'es', confidence: 'rough' });
  });
});

describe('speed', () => {
  it('checks 2,000 words within a tenth of a second of an edit in one section', () => {
    const text = 'The nurse will call you back on the same day if your leg hurts or if the MRI shows edema. ';
    const sections = Array.from({ length: 12 }, (_, index) =>
      version(index, 'about', { body: paragraphs(...Array.from({ length: 9 }, (_, n) => `${index} ${n} ${text}`)) }),
    );
    checkPlainLanguage(documentOf(sections));
    const times = Array.from({ length: 5 }, (_, index) => {
      const edited = sections.map((one, n) => (n === 3 ? { ...one, body: paragraphs(`${text} ${index}`) } : one));
      const document = documentOf(edited);
      return cpuMs(() => checkPlainLanguage(document));
    });
    expect(Math.min(...times)).toBeLessThan(100);
  });
});

describe('a language that is not graded', () => {
  it('is counted, and nothing more is said of it', () => {
    const versions = [version(1, 'about', { locale: 'zh-Hans', body: paragraphs('头痛很常见。多喝水。') })];
    const document = compose({
      draft: draftOf(versions, { locale: 'zh-Hans' }),
      versions,
      clinic,
      clinicianName: 'Dr. Osei',
      now: new Date('2026-11-22T18:00:00Z'),
    });
    expect(isGraded(document)).toBe(false);
    expect(readingLevelOf(document)).toBeNull();
    const { words, sentences } = countsOf(document);
    expect(sentences).toBe(2);
    expect(words).toBeGreaterThan(3);
  });
});
