import type { SectionBody } from '../handout/body';
import { type Counts, fleschKincaid, smog } from './formulas';
import { type ListReading, proseOf } from './prose';
import { sentencesIn } from './sentences';
import { type NumberReading, syllablesIn } from './syllables';
import { wordsIn } from './words';

/** Lowest and highest grade over the three ways of reading lists. */
export type GradeRange = { low: number; high: number };

/**
 * How far the grades can be trusted. too-short: show no grade (fewer than 10 sentences or 100
 * words). rough: fewer than 30 sentences. fair: as good as a formula gets.
 */
export type Confidence = 'too-short' | 'rough' | 'fair';

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

/** Counts over blocks of normalised prose, one block an entry. */
export function countProse(blocks: readonly string[], numbers: NumberReading = 'one'): Counts {
  const counts: Counts = { sentences: 0, words: 0, syllables: 0, polysyllables: 0 };
  // Half the words of a plain text are the same few dozen, and counting syllables is the slow part.
  const known = new Map<string, number>();
  for (const sentence of blocks.flatMap(sentencesIn)) {
    counts.sentences += 1;
    for (const word of wordsIn(sentence)) {
      const syllables = known.get(word) ?? syllablesIn(word, numbers);
      known.set(word, syllables);
      counts.words += 1;
      counts.syllables += syllables;
      if (syllables >= 3) counts.polysyllables += 1;
    }
  }
  return counts;
}

function confidenceOf({ sentences, words }: Counts): Confidence {
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
    .flatMap(sentencesIn)
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
