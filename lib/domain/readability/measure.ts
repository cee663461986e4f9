import type { SectionBody } from '../handout/body';
import type { Block } from '../handout/document';
import { Memory } from '../memory';
import { type Counts, fernandezHuerta, fleschKincaid, smog, szigriszt } from './formulas';
import type { GradedLanguage } from './language';
import { type ListReading, listReadings, proseOf, proseOfBlocks, readProse } from './prose';
import { sentencesIn } from './sentences';
import { spanishSyllablesIn } from './spanish-syllables';
import { type NumberReading, syllablesIn } from './syllables';
import { wordsIn } from './words';

/** Lowest and highest grade over the three ways of reading lists. */
export type GradeRange = { low: number; high: number };

/**
 * How far the grades can be trusted. too-short: show no grade (fewer than 10 sentences or 100
 * words). rough: fewer than 30 sentences. fair: as good as a formula gets.
 */
type Confidence = 'too-short' | 'rough' | 'fair';

export type Readability = Counts & {
  /** US grades; null when there is no sentence at all. */
  smog: number | null;
  fleschKincaid: number | null;
  smogRange: GradeRange | null;
  fleschKincaidRange: GradeRange | null;
  confidence: Confidence;
  /** The sentences of more than 20 words, longest first: the first thing worth mending. */
  longSentences: { text: string; words: number }[];
};

const LONG_SENTENCE_WORDS = 20;

type WordCounts = Omit<Counts, 'sentences' | 'words' | 'hardWords'> & { isHard: boolean };

/** Reached three syllables only through an ending that fog does not hold against a word. */
function isLongByEnding(word: string): boolean {
  const stem = /^(.+)(?:ed|es)$/.exec(word)?.[1];
  return stem !== undefined && syllablesIn(stem) <= 2;
}

function countWord(word: string, language: GradedLanguage, numbers: NumberReading): WordCounts {
  const syllables = language === 'es' ? spanishSyllablesIn(word) : syllablesIn(word, numbers);
  const isEasyCompound = word.includes('-') && word.split('-').every((part) => part === '' || syllablesIn(part) <= 2);
  return {
    syllables,
    polysyllables: syllables >= 3 ? 1 : 0,
    letters: word.match(/\p{L}/gu)?.length ?? 0,
    characters: word.match(/[\p{L}\p{N}]/gu)?.length ?? 0,
    isHard: language === 'en' && syllables >= 3 && !isEasyCompound && !isLongByEnding(word),
  };
}

/** Half the words of a text are the same few dozen, and counting syllables is the slow part. */
const remembered = new Memory<WordCounts>(20_000);

function wordCounts(word: string, language: GradedLanguage, numbers: NumberReading): WordCounts {
  return remembered.getOr(`${language} ${numbers} ${word}`, () => countWord(word, language, numbers));
}

const NAME = /^\p{Lu}\p{Ll}/u;

function noCounts(): Counts {
  return { sentences: 0, words: 0, syllables: 0, polysyllables: 0, letters: 0, characters: 0, hardWords: 0 };
}

/** Counts over blocks of normalised prose, one block an entry. */
export function countProse(
  blocks: readonly string[],
  numbers: NumberReading = 'one',
  language: GradedLanguage = 'en',
): Counts {
  const counts = noCounts();
  for (const sentence of blocks.flatMap((block) => sentencesIn(block, language))) {
    counts.sentences += 1;
    for (const [index, word] of wordsIn(sentence).entries()) {
      const one = wordCounts(word, language, numbers);
      counts.words += 1;
      counts.syllables += one.syllables;
      counts.polysyllables += one.polysyllables;
      counts.letters += one.letters;
      counts.characters += one.characters;
      if (one.isHard && (index === 0 || !NAME.test(word))) counts.hardWords += 1;
    }
  }
  return counts;
}

function confidenceOf({ sentences, words }: Pick<Counts, 'sentences' | 'words'>): Confidence {
  if (sentences < 10 || words < 100) return 'too-short';
  return sentences < 30 ? 'rough' : 'fair';
}

function rangeOf(readings: readonly Counts[], formula: (counts: Counts) => number): GradeRange | null {
  const grades = readings.filter((counts) => counts.sentences > 0).map(formula);
  return grades.length === 0 ? null : { low: Math.min(...grades), high: Math.max(...grades) };
}

/**
 * Readability of English text in one or more section bodies, read as one text. The counts and the
 * grades take a list together with the sentence that leads in to it; the ranges cover the other readings.
 */
export function measure(bodies: readonly SectionBody[]): Readability {
  const blocksOf = (reading: ListReading) => bodies.flatMap((body) => proseOf(body, reading));
  const blocks = blocksOf('joined');
  const counts = countProse(blocks);
  const readings = [counts, countProse(blocksOf('dropped')), countProse(blocksOf('lines'))];
  const longSentences = blocks
    .flatMap((block) => sentencesIn(block))
    .map((text) => ({ text, words: wordsIn(text).length }))
    .filter((sentence) => sentence.words > LONG_SENTENCE_WORDS)
    .sort((a, b) => b.words - a.words);
  return {
    ...counts,
    smog: counts.sentences > 0 ? smog(counts) : null,
    fleschKincaid: counts.sentences > 0 ? fleschKincaid(counts) : null,
    smogRange: rangeOf(readings, smog),
    fleschKincaidRange: rangeOf(readings, fleschKincaid),
    confidence: confidenceOf(counts),
    longSentences,
  };
}

/** The counts of one text under each reading of its lists; two texts together are the sums of theirs. */
export type Reading = Record<ListReading, Counts>;

export function readingOf(blocks: readonly Block[], language: GradedLanguage): Reading {
  const prose = proseOfBlocks(blocks);
  const count = (reading: ListReading): Counts => countProse(readProse(prose, reading), 'one', language);
  return { joined: count('joined'), dropped: count('dropped'), lines: count('lines') };
}

export function sumOfReadings(readings: readonly Reading[]): Reading {
  const sum: Reading = { joined: noCounts(), dropped: noCounts(), lines: noCounts() };
  for (const reading of readings) {
    for (const way of listReadings) {
      for (const [name, count] of Object.entries(reading[way])) sum[way][name as keyof Counts] += count;
    }
  }
  return sum;
}

/** What a reading comes to. In English a US grade, the lower the easier; in Spanish a score, the higher the easier. */
export type Grades =
  | { language: 'en'; confidence: Exclude<Confidence, 'too-short'>; smog: GradeRange; fleschKincaid: GradeRange }
  | {
      language: 'es';
      confidence: Exclude<Confidence, 'too-short'>;
      szigriszt: GradeRange;
      fernandezHuerta: GradeRange;
    };

/** null: too short for a formula to mean anything. */
export function gradesOf(reading: Reading, language: GradedLanguage): Grades | null {
  const confidence = confidenceOf(reading.joined);
  if (confidence === 'too-short') return null;
  const range = (formula: (counts: Counts) => number): GradeRange => {
    const grades = listReadings.map((way) => reading[way]).filter(({ words }) => words > 0);
    return { low: Math.min(...grades.map(formula)), high: Math.max(...grades.map(formula)) };
  };
  switch (language) {
    case 'en':
      return { language, confidence, smog: range(smog), fleschKincaid: range(fleschKincaid) };
    case 'es':
      return { language, confidence, szigriszt: range(szigriszt), fernandezHuerta: range(fernandezHuerta) };
  }
}
