import { type Abbreviation, abbreviationsIn } from '../../readability/abbreviations';
import { bandOf, infleszBandOf } from '../../readability/bands';
import { hardNumbersIn } from '../../readability/hard-numbers';
import { jargonIn } from '../../readability/jargon';
import { type GradedLanguage, gradedLanguageOf } from '../../readability/language';
import { type Grades, gradesOf, type Reading, readingOf, sumOfReadings } from '../../readability/measure';
import { passiveIn } from '../../readability/passive';
import { sentencesOf } from '../../readability/sentences';
import { wordsIn } from '../../readability/words';
import { segmentsIn } from '../../segments';
import type { HandoutDocument } from '../document';
import type { AdvisoryFinding, Place, PlainLanguageFinding, TextRange } from './finding';
import { listsIn, type Passage, passagesIn } from './passage';
import { rememberBySection } from './remembered';
import { placeOf } from './section-text';

const MAX_LIST_ITEMS = 7;

type WithoutPlace<One> = One extends unknown ? Omit<One, 'place'> : never;
/** A finding before it is known in which section it stands; the same words may stand in two. */
type Found = WithoutPlace<PlainLanguageFinding> & { at?: TextRange };
type SectionReading = { found: Found[]; abbreviations: (Abbreviation & { at: TextRange })[]; reading: Reading };

const readSection = rememberBySection(({ blocks, locale }): SectionReading | null => {
  const language = gradedLanguageOf(locale);
  // Of a language that nothing here can take apart, nothing is said.
  if (language === null) return null;
  const passages = passagesIn(blocks);
  const found = [
    ...passages.flatMap((passage) => sentencesFound(passage, language)),
    ...passages.flatMap(numbersFound),
    ...jargonFound(passages, locale),
    ...listsIn(blocks).flatMap(({ path, items }): Found[] =>
      items.length > MAX_LIST_ITEMS
        ? [{ code: 'long-list', severity: 'hints', items: items.length, at: { path, start: 0, end: 0 } }]
        : [],
    ),
  ];
  const abbreviations =
    language === 'en'
      ? passages.flatMap(({ path, text }) =>
          abbreviationsIn(text).map((one) => ({ ...one, at: { path, start: one.start, end: one.end } })),
        )
      : [];
  return { found, abbreviations, reading: readingOf(blocks, language) };
});

export type TextFinding = WithoutPlace<PlainLanguageFinding> & { at: TextRange };

/** What would make one block of text easier to read; for an editor that marks it while it is typed. */
export function textFindings(text: string, locale: string): TextFinding[] {
  const language = gradedLanguageOf(locale);
  if (language === null) return [];
  const passage: Passage = { kind: 'paragraph', path: [], text };
  return [...sentencesFound(passage, language), ...numbersFound(passage), ...jargonFound([passage], locale)].flatMap(
    ({ at, ...found }) => (at ? [{ ...found, at }] : []),
  );
}

function sentencesFound({ kind, path, text }: Passage, language: GradedLanguage): Found[] {
  if (kind === 'cell') return [];
  const found: Found[] = [];
  const sentences = sentencesOf(text, language);
  for (const { text: sentence, start, end } of sentences) {
    const words = wordsIn(sentence).length;
    const band = bandOf('sentenceWords', words);
    if (band !== 'good') {
      const severity = band === 'hard' ? 'warns' : 'hints';
      found.push({ code: 'long-sentence', severity, words, at: { path, start, end } });
    }
    const passive = language === 'en' ? passiveIn(sentence) : null;
    if (passive) {
      const at = { path, start: start + passive.start, end: start + passive.end };
      found.push({ code: 'passive-voice', severity: 'hints', words: text.slice(at.start, at.end), at });
    }
  }
  const band = bandOf('paragraphSentences', sentences.length);
  if (kind === 'paragraph' && band !== 'good') {
    const severity = band === 'hard' ? 'warns' : 'hints';
    found.push({
      code: 'long-paragraph',
      severity,
      sentences: sentences.length,
      at: { path, start: 0, end: text.length },
    });
  }
  return found;
}

function numbersFound({ path, text }: Passage): Found[] {
  return hardNumbersIn(text).map(({ start, end }) => ({
    code: 'hard-number',
    severity: 'hints',
    number: text.slice(start, end),
    at: { path, start, end },
  }));
}

/** Each word once a section: where it stands first. */
function jargonFound(passages: readonly Passage[], locale: string): Found[] {
  const seen = new Set<string>();
  return passages.flatMap(({ path, text }) =>
    jargonIn(text, locale).flatMap(({ term, plain, start, end }): Found[] => {
      if (seen.has(term)) return [];
      seen.add(term);
      return [{ code: 'jargon', severity: 'hints', term, plain, at: { path, start, end } }];
    }),
  );
}

/** What would make a handout easier to read. In English and Spanish only. */
export function checkPlainLanguage(document: HandoutDocument): AdvisoryFinding[] {
  const read = document.sections.flatMap((section) => {
    const reading = readSection(section);
    const placed = (at?: TextRange): Place => ({
      ...placeOf(section),
      ...(at && { at }),
    });
    return reading ? [{ ...reading, language: gradedLanguageOf(section.locale), placed }] : [];
  });
  const found = read.flatMap(({ found, placed }) =>
    found.map(({ at, ...rest }): AdvisoryFinding => ({ ...rest, place: placed(at) })),
  );

  const defined = new Set(
    read.flatMap(({ abbreviations }) => abbreviations.filter((one) => one.isDefined).map((one) => one.abbreviation)),
  );
  for (const { abbreviations, placed } of read) {
    for (const { abbreviation, at } of abbreviations) {
      if (defined.has(abbreviation)) continue;
      // Once a handout: where the reader meets it first.
      defined.add(abbreviation);
      found.push({ code: 'undefined-abbreviation', severity: 'hints', place: placed(at), abbreviation });
    }
  }

  const language = gradedLanguageOf(document.locale);
  if (language !== null) {
    const own = read.filter((one) => one.language === language);
    found.push(...hardToRead(readingLevelOf(document), { in: 'handout' }));
    found.push(...own.flatMap(({ reading, placed }) => hardToRead(gradesOf(reading, language), placed())));
  }
  return found;
}

/** A handout or a section is named only when even the kindest reading of its lists is hard. */
function hardToRead(grades: Grades | null, place: Place): AdvisoryFinding[] {
  return grades !== null && isHard(grades) ? [{ code: 'hard-to-read', severity: 'hints', place, grades }] : [];
}

function isHard(grades: Grades): boolean {
  switch (grades.language) {
    case 'en':
      return bandOf('smog', grades.smog.low) !== 'good';
    case 'es':
      return ['very-hard', 'rather-hard'].includes(infleszBandOf(grades.szigriszt.high));
  }
}

/** Of the whole handout, its wordings in other languages left out; null: too short, or in a language that is not graded. */
export function readingLevelOf(document: HandoutDocument): Grades | null {
  const language = gradedLanguageOf(document.locale);
  if (language === null) return null;
  const readings = document.sections
    .filter((section) => gradedLanguageOf(section.locale) === language)
    .flatMap((section) => readSection(section)?.reading ?? []);
  return gradesOf(sumOfReadings(readings), language);
}

export type Counts = { words: number; sentences: number };

const countSection = rememberBySection(({ blocks, locale }): Counts => {
  const counts: Counts = { words: 0, sentences: 0 };
  const words = new Intl.Segmenter(locale, { granularity: 'word' });
  const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' });
  for (const { text } of passagesIn(blocks)) {
    for (const { isWordLike } of segmentsIn(text, words)) if (isWordLike) counts.words += 1;
    for (const { segment } of segmentsIn(text, sentences)) if (segment.trim() !== '') counts.sentences += 1;
  }
  return counts;
});

/** How much there is to read, in any language; what more could be said of those that are not graded, nobody knows. */
export function countsOf(document: HandoutDocument): Counts {
  return document.sections
    .map(countSection)
    .reduce((sum, { words, sentences }) => ({ words: sum.words + words, sentences: sum.sentences + sentences }), {
      words: 0,
      sentences: 0,
    });
}

/** Can this handout's language be graded at all? */
export function isGraded(document: HandoutDocument): boolean {
  return gradedLanguageOf(document.locale) !== null;
}
