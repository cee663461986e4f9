import { describe, expect, it } from 'vitest';
import type { Finding } from '@/lib/domain/handout/checks/finding';
import { severityWords, wordsFor } from './finding-words';
import { levelWords } from './level-words';

const section = { in: 'section', key: '0b0f0a2e-6f0b-4c59-9f0a-000000000001', heading: 'Your follow-up' } as const;
const handout = { in: 'handout' } as const;

const ofWordings = [null, 'en'].flatMap((beside) =>
  [true, false].map((isUrgent) => ({ place: section, beside, isUrgent })),
);

const under5 = { ageMin: null, ageMax: 4, age: 67 };
const teensAndOver = { ageMin: 13, ageMax: null, age: 0 };
const babies = { ageMin: 0, ageMax: 0, age: 1 };

const findings: Finding[] = [
  { code: 'patient-name-missing', severity: 'blocks', place: { in: 'field', field: 'patient.name' } },
  { code: 'no-sections', severity: 'blocks', place: handout },
  { code: 'title-missing', severity: 'blocks', place: { in: 'field', field: 'title' } },
  { code: 'blank-field', severity: 'blocks', place: section, field: 'followUp.when' },
  { code: 'empty-section', severity: 'blocks', place: { ...section, heading: ' ' }, isUrgent: false },
  { code: 'urgent-help-missing', severity: 'blocks', place: handout },
  {
    code: 'lost-character',
    severity: 'blocks',
    place: { in: 'field', field: 'patient.name' },
    words: 'Mar�a',
  },
  {
    code: 'unprintable-character',
    severity: 'blocks',
    place: { in: 'field', field: 'patient.name' },
    character: '🫀',
    codePoint: 'U+1FAC0',
    fonts: null,
  },
  {
    code: 'too-large',
    severity: 'blocks',
    place: section,
    problem: 'A list has more than 8 levels. Move its inner items up',
  },
  { code: 'table-too-wide', severity: 'blocks', place: section, words: 'W'.repeat(24) },
  { code: 'numbers-together', severity: 'warns', place: section, words: '500 mg 3 مرات' },
  { code: 'urgent-help-edited', severity: 'warns', place: section },
  { code: 'when-to-return-missing', severity: 'warns', place: handout },
  { code: 'date-of-birth-implausible', severity: 'blocks', place: { in: 'field', field: 'patient.dateOfBirth' } },
  ...(['ambiguous', 'two-digit-year', 'incomplete', 'impossible', 'with-time', 'unreadable'] as const).map(
    (problem): Finding => ({
      ...{ code: 'date-not-read', severity: 'blocks', typed: '03/dd/1981', problem },
      place: { in: 'field', field: 'patient.dateOfBirth' },
    }),
  ),
  ...[
    { date: '2026-11-28', days: 1 },
    { date: '2026-11-25', days: 4 },
    { date: '2026-11-30', days: -1 },
    { date: '2026-12-24', days: -25 },
  ].map(
    (when): Finding => ({
      ...{ code: 'visit-date-not-today', severity: 'warns', ...when },
      place: { in: 'field', field: 'visitDate' },
    }),
  ),
  {
    code: 'visit-date-before-birth',
    severity: 'blocks',
    place: { in: 'field', field: 'followUp' },
    date: '1926-11-28',
  },
  ...([under5, teensAndOver, babies] as const).map(
    (ages): Finding => ({
      ...{ code: 'topic-for-other-age', severity: 'warns', place: { in: 'field', field: 'patient.dateOfBirth' } },
      ...{ topic: 'Fever in children', ...ages },
    }),
  ),
  {
    ...{ code: 'age-answer-differs', severity: 'warns', place: { in: 'field', field: 'choices' } },
    ...{ question: 'under2', answer: 'not-under-2', age: 0 },
  },
  ...(['openingHours', 'disclaimer', 'footerNote', 'logoAlt', 'phoneLabel'] as const).map(
    (text): Finding => ({
      ...{ code: 'clinic-text-language', severity: 'warns', place: { in: 'clinic' }, text },
      ...{ own: 'By appointment', locale: 'en-US', wanted: 'es' },
    }),
  ),
  {
    ...{ code: 'one-language', severity: 'warns', place: { in: 'field', field: 'title' } },
    ...{ why: 'typed', locale: 'es', wanted: 'en-US' },
  },
  ...(
    ['edited', 'not-translated', 'asks-otherwise', 'other-signs', 'prints-otherwise', 'urgent-help-apart'] as const
  ).map((why) => ({
    ...({ code: 'one-language', severity: 'warns', place: section } as const),
    ...{ why, locale: 'es', wanted: 'en-US' },
  })),
  { code: 'typed-language', severity: 'warns', place: { in: 'field', field: 'followUp' }, wanted: 'es' },
  { code: 'page-words-language', severity: 'warns', place: handout, wanted: 'ru' },
  { code: 'fit-unlikely', severity: 'hints', place: handout, pages: 1 },
  { code: 'not-reviewed', severity: 'hints', place: handout },
  { code: 'translation-behind', severity: 'warns', place: section, translated: 1, current: 2 },
  ...ofWordings.flatMap((about): Finding[] => [
    { code: 'section-withdrawn', severity: 'blocks', ...about },
    { code: 'section-overdue', severity: 'warns', due: '2026-10-01', ...about },
    { code: 'section-expired', severity: 'blocks', due: '2026-06-01', ...about },
  ]),
  { code: 'warning-signs-without-action', severity: 'warns', place: section },
  { code: 'when-to-return-without-time', severity: 'warns', place: section },
  { code: 'clinic-phone-missing', severity: 'warns', place: handout },
  { code: 'emergency-number-missing', severity: 'warns', place: handout },
  { code: 'conflicting-sections', severity: 'warns', place: section, thing: 'nsaid', other: 'Treatment' },
  ...[null, 'Urgent help'].map((printed) => ({
    ...({ code: 'sign-actions-differ', severity: 'warns', place: section, printed } as const),
    ...{ sign: 'Your leg is cold.', other: 'Urgent help' },
  })),
  { code: 'topic-without-urgent-help', severity: 'warns', place: handout, topic: 'Migraine' },
  {
    ...({ code: 'title-names-one-topic', severity: 'warns', topic: 'Migraine' } as const),
    place: { in: 'field', field: 'title' },
  },
  { code: 'topic-without-return', severity: 'hints', place: handout, topic: 'Migraine' },
  {
    ...{ code: 'sign-words-differ', severity: 'warns', place: section, other: 'Urgent help' },
    ...{ sign: 'You are out of breath.', otherWords: 'It is hard to breathe.' },
  },
  { code: 'section-said-above', severity: 'hints', place: section },
  { code: 'duplicate-advice', severity: 'hints', place: section, other: 'Treatment' },
  { code: 'other-patient', severity: 'warns', place: { in: 'field', field: 'note' }, name: 'Tom Reed' },
  { code: 'long-sentence', severity: 'warns', place: section, words: 31 },
  { code: 'passive-voice', severity: 'hints', place: section, words: 'be changed' },
  { code: 'jargon', severity: 'hints', place: section, term: 'edema', plain: 'swelling' },
  { code: 'undefined-abbreviation', severity: 'hints', place: section, abbreviation: 'MRI' },
  { code: 'long-paragraph', severity: 'hints', place: section, sentences: 4 },
  { code: 'long-list', severity: 'hints', place: section, items: 9 },
  { code: 'hard-number', severity: 'hints', place: section, number: '12.5%' },
  {
    code: 'hard-to-read',
    severity: 'hints',
    place: handout,
    grades: { language: 'en', confidence: 'rough', smog: { low: 9.2, high: 11.4 }, fleschKincaid: { low: 8, high: 9 } },
  },
];

describe('the words of the checks', () => {
  it.each(findings.map((finding) => [finding.code, finding] as const))('%s says what and what to do', (_, finding) => {
    const { title, advice } = wordsFor(finding);
    expect(title).toMatch(/^[\p{Lu}“]/u);
    expect(title.length).toBeLessThan(60);
    expect(advice.length).toBeGreaterThan(10);
    expect(`${title} ${advice}`).not.toMatch(/undefined|null|\[object/);
  });

  it('says what clears a wording beside the patient’s, and never to switch off urgent help', () => {
    const of = (code: 'section-withdrawn' | 'section-expired', beside: string | null, isUrgent: boolean) =>
      wordsFor({ code, severity: 'blocks', place: section, due: '2026-06-01', beside, isUrgent });
    for (const code of ['section-withdrawn', 'section-expired'] as const) {
      expect(of(code, 'en', false).title).toMatch(/^Your follow-up: English wording /);
      expect(of(code, 'en', true).advice).toContain('urn off “Bilingual handout”');
      expect(of(code, null, false).advice).toContain('switch it off');
      for (const beside of ['en', null]) expect(of(code, beside, true).advice).not.toContain('switch it off');
    }
    const empty = wordsFor({ code: 'empty-section', severity: 'blocks', place: section, isUrgent: true });
    const language = { locale: 'en', wanted: 'es', isUrgent: true };
    const other = wordsFor({ code: 'other-language', severity: 'warns', place: section, ...language });
    for (const { advice } of [empty, other]) expect(advice).not.toContain('switch it off');
  });

  it('names the blank and the section it stands in', () => {
    expect(wordsFor({ code: 'blank-field', severity: 'blocks', place: section, field: 'followUp.when' })).toEqual({
      title: 'Follow-up: when is blank',
      advice: 'Your follow-up · fill it in or take it out',
    });
  });

  it('names the character and the field that cannot be printed', () => {
    const words = wordsFor({
      code: 'unprintable-character',
      severity: 'blocks',
      place: { in: 'field', field: 'patient.recordNumber' },
      character: '☃',
      codePoint: 'U+2603',
      fonts: null,
    });
    expect(words.title).toContain('☃');
    expect(words.advice).toContain('Record number');
  });

  it('says of a lost character where to type it again', () => {
    const name = { in: 'field', field: 'patient.name' } as const;
    expect(wordsFor({ code: 'lost-character', severity: 'blocks', place: name, words: 'Mar�a' })).toEqual({
      title: 'A character was lost when this text was copied',
      advice: 'Patient name · type “Mar�a” again',
    });
  });

  it('says which command installs the fonts for a name', () => {
    const words = wordsFor({
      ...{ code: 'unprintable-character', severity: 'blocks', character: 'ส', codePoint: 'U+0E2A', fonts: 'thai' },
      place: { in: 'field', field: 'patient.name' },
    });
    expect(words).toEqual({
      title: '“ส” cannot be printed',
      advice:
        'Patient name · the fonts for Thai are not installed; your administrator runs “npm run fonts -- thai” and restarts Plainleaf',
    });
  });

  it('says of a list of too many levels where it is and what to do', () => {
    const problem = 'A list has more than 8 levels. Move its inner items up';
    expect(wordsFor({ code: 'too-large', severity: 'blocks', place: section, problem })).toEqual({
      title: 'This cannot be saved as it is',
      advice: 'Your follow-up · A list has more than 8 levels. Move its inner items up',
    });
  });

  it('says of a table that is too wide which words to shorten, and where', () => {
    const words = wordsFor({ code: 'table-too-wide', severity: 'blocks', place: section, words: '12 mg/MMMM' });
    expect(words).toEqual({
      title: 'A table is too wide for the page',
      advice: 'Your follow-up · shorten “12 mg/MMMM” or remove its column',
    });
  });

  it('says a reading level as a range of whole numbers, and when it is rough', () => {
    const range = { low: 6.2, high: 7.4 };
    const fair = { confidence: 'fair' } as const;
    expect(levelWords({ ...fair, language: 'en', smog: range, fleschKincaid: range })).toBe(
      'US school grade 6 to 7 (SMOG)',
    );
    const same = { low: 61.6, high: 62.1 };
    expect(levelWords({ confidence: 'rough', language: 'es', szigriszt: same, fernandezHuerta: same })).toBe(
      'Szigriszt 62 of 100, higher is easier (INFLESZ), a rough figure',
    );
  });

  it.each([
    [under5, 'ages 0 to 4. This patient is 67.'],
    [teensAndOver, 'ages 13 and over. This patient is under 1.'],
    [babies, 'babies under 1. This patient is 1.'],
  ])('says for whom a topic is written and how old the patient is', (ages, words) => {
    const place = { in: 'field', field: 'patient.dateOfBirth' } as const;
    const finding: Finding = { code: 'topic-for-other-age', severity: 'warns', place, topic: 'Fever', ...ages };
    expect(wordsFor(finding).advice).toBe(`“Fever” is written for ${words}`);
  });

  it('says why a section has no translation beside it, and which text prints', () => {
    const because = (why: 'edited' | 'other-signs') =>
      wordsFor({ code: 'one-language', severity: 'warns', place: section, why, locale: 'es', wanted: 'en-US' });
    expect(because('other-signs')).toEqual({
      title: 'Your follow-up is in Spanish only',
      advice: 'The English text lists different warning signs. Only the Spanish text will print',
    });
    expect(because('edited').advice).toBe(
      'This text was changed and has no English translation. Only the Spanish text will print',
    );
  });

  it('counts in words', () => {
    expect([severityWords.blocks.count(1), severityWords.warns.count(2)]).toEqual(['1 blocks', '2 warnings']);
  });
});
