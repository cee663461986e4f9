import { describe, expect, it } from 'vitest';
import type { BlockNode, SectionBody } from '@/lib/domain/handout/body';
import { checkBlocking, checkHandout } from '@/lib/domain/handout/checks/check';
import type { CheckInput } from '@/lib/domain/handout/checks/check-input';
import { countsOf, textFindings } from '@/lib/domain/handout/checks/plain-language';
import { compose } from '@/lib/domain/handout/compose';
import { noChoices } from '@/lib/domain/handout/conditions';
import { withoutRepeatedSigns } from '@/lib/domain/handout/said-once';
import { clinic, draftOf, paragraphs, version } from '@/lib/domain/handout/test-support';
import { call, list, passageFor, phone } from '@/lib/domain/handout/test-support-signs';
import { renderText } from '@/lib/domain/handout/text-rendition';
import { isolateForeign, withoutDirectionMarks } from '@/lib/domain/language/isolates';
import { placeClaims } from '@/lib/domain/library/claims-in-text';
import { normalized } from '@/lib/domain/normalized';
import { pematSuggestions } from '@/lib/domain/pemat/suggestions';
import { abbreviationsIn } from '@/lib/domain/readability/abbreviations';
import { hardNumbersIn } from '@/lib/domain/readability/hard-numbers';
import { avoidedTermsIn, jargonIn } from '@/lib/domain/readability/jargon';
import { countProse, measure } from '@/lib/domain/readability/measure';
import { passiveIn } from '@/lib/domain/readability/passive';
import { sentencesOf } from '@/lib/domain/readability/sentences';
import { spanishSyllablesIn } from '@/lib/domain/readability/spanish-syllables';
import { syllablesIn } from '@/lib/domain/readability/syllables';
import { levelled, normalise, wordsIn } from '@/lib/domain/readability/words';
import { blankNames, fillBlanks } from '@/lib/domain/template/blanks';
import { diffWordings } from '@/lib/domain/text-diff/wordings';
import { diffWords } from '@/lib/domain/text-diff/words';
import { type ReadingFunction, slowTexts } from './functions';
import { superlinearGrowth } from './growth';

/** A handout with two edited sections of this text, in paragraphs of a sentence or more, and its fields. */
function handoutOf(text: string, locale = 'en') {
  const body = paragraphs(text, text.slice(text.length / 2));
  const versions = [version(1, 'urgent-help', { body, locale }), version(2, 'when-to-return', { body, locale })];
  const draft = draftOf(versions, { locale, note: text, plan: { actions: text, medicines: text } });
  const edit = { heading: text, body, editedAt: '2026-11-22T18:00:00Z', editedBy: 'Dr. Osei' };
  const edited = { ...draft, sections: draft.sections.map((section) => ({ ...section, edit })) };
  const now = new Date('2026-11-22T18:00:00Z');
  const document = compose({ draft: edited, versions, clinic, clinicianName: 'Dr. Osei', now });
  return { draft: edited, versions, document };
}

const toCheck = (text: string, locale?: string): CheckInput => ({
  ...handoutOf(text, locale),
  clinic,
  recentPatients: ['Anna Smith', 'Sun Yat-sen'],
  gatedTopics: [],
  topicAges: [],
  openedFor: '',
  today: '2026-11-22',
  isPrintable: () => true,
});

const about = (text: string) => ({ heading: text.slice(0, 100), body: paragraphs(...text.split('\n')) });

const readability: ReadingFunction[] = [
  { name: 'normalized', run: (text) => normalized(text, 'NFKD') },
  { name: 'levelled', run: levelled },
  { name: 'normalise', run: normalise },
  { name: 'wordsIn', run: wordsIn },
  { name: 'sentencesOf', run: (text) => sentencesOf(text) },
  { name: 'sentencesOf in Spanish', run: (text) => sentencesOf(text, 'es') },
  { name: 'syllablesIn', run: (text) => syllablesIn(text, 'spoken') },
  { name: 'spanishSyllablesIn', run: spanishSyllablesIn },
  { name: 'passiveIn', run: passiveIn },
  { name: 'abbreviationsIn', run: abbreviationsIn },
  { name: 'jargonIn', run: (text) => jargonIn(text, 'en') },
  { name: 'jargonIn in Spanish', run: (text) => jargonIn(text, 'es') },
  { name: 'avoidedTermsIn', run: (text) => avoidedTermsIn(text, 'en') },
  { name: 'hardNumbersIn', run: hardNumbersIn },
  { name: 'countProse', run: (text) => countProse([text]) },
  { name: 'measure', run: (text) => measure([paragraphs(text)]) },
];

const handout: ReadingFunction[] = [
  { name: 'textFindings', run: (text) => textFindings(text, 'en') },
  { name: 'checkHandout', run: (text) => checkHandout(toCheck(text)) },
  { name: 'checkHandout in Spanish', run: (text) => checkHandout(toCheck(text, 'es')) },
  { name: 'checkBlocking', run: (text) => checkBlocking(toCheck(text)) },
  { name: 'countsOf', run: (text) => countsOf(handoutOf(text).document) },
  { name: 'pematSuggestions', run: (text) => pematSuggestions(handoutOf(text).document) },
  { name: 'renderText', run: (text) => renderText(handoutOf(text).document) },
  { name: 'isolateForeign from left to right', run: (text) => isolateForeign(text, 'ltr') },
  { name: 'isolateForeign from right to left', run: (text) => isolateForeign(text, 'rtl') },
  { name: 'withoutDirectionMarks', run: withoutDirectionMarks },
  { name: 'blankNames', run: blankNames },
  { name: 'fillBlanks', run: (text) => fillBlanks(handoutOf(text).draft, { a: 'b' }) },
  { name: 'placeClaims', run: (text) => placeClaims(paragraphs(text), [{ text, sources: [], toVerify: false }]) },
];

describe.each([...readability, ...handout])('$name', (one) => {
  it('takes no more than a multiple of the length of a text', () => {
    expect(slowTexts(one)).toEqual([]);
  });
});

/** A sign for every twenty characters of a text. */
const signsOf = (text: string): [id: string, words: string][] =>
  (text.match(/.{1,20}/g) ?? []).map((words, index) => [`sign-${index}`, words]);

const bodiesOfSigns: Record<string, (text: string) => BlockNode[]> = {
  'in two passages': (text) => [
    passageFor('pregnant', call, list(...signsOf(text))),
    passageFor('not-pregnant', phone, list(...signsOf(text))),
  ],
  'in a passage each': (text) => [
    ...signsOf(text).map((sign) => passageFor('pregnant', call, list(sign))),
    ...signsOf(text).map((sign) => passageFor('pregnancy-unanswered', phone, list(sign))),
  ],
};

it.each(Object.entries(bodiesOfSigns))('leaves out repeated signs %s in a multiple of their number', (_, blocksOf) => {
  const run = (text: string) => {
    const body: SectionBody = { type: 'doc', content: blocksOf(text) };
    const wording = { kind: 'urgent-help', locale: 'en', body, isEdited: false } as const;
    return withoutRepeatedSigns([wording, { ...wording, body: { ...body } }], noChoices);
  };
  expect(superlinearGrowth(run, (size) => 'a'.repeat(size))).toBeNull();
});

/** Texts below this length are compared in full, whatever the time. */
const LONG = 20_000;

it.each(['a ', 'a, b\n', '- ', 'a'])('compares two wordings of many %j in a multiple of their length', (token) => {
  const textOf = (size: number): string => token.repeat(Math.ceil(size / token.length));
  const words = (text: string) => diffWords(`x${text}`, `${text.replaceAll('a', 'b')}y`);
  const lines = (text: string) => diffWordings(about(`x${text}`), about(`${text.replaceAll('a', 'b')}y`));
  expect(superlinearGrowth(words, textOf, LONG)).toBeNull();
  expect(superlinearGrowth(lines, textOf, LONG)).toBeNull();
});
