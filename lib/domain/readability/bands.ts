export const bands = ['good', 'check', 'hard'] as const;
export type Band = (typeof bands)[number];

export type BandedMetric = 'smog' | 'fleschKincaid' | 'sentenceWords' | 'paragraphSentences';

/**
 * Below `check` is good, from `hard` on is hard. Sentence and paragraph lengths follow the NHS
 * content guide (20 words, 3 sentences); the grades are this product's own line.
 */
const limits: Record<BandedMetric, { check: number; hard: number }> = {
  smog: { check: 9, hard: 11 },
  fleschKincaid: { check: 7, hard: 9 },
  sentenceWords: { check: 21, hard: 26 },
  paragraphSentences: { check: 4, hard: 6 },
};

export function bandOf(metric: BandedMetric, value: number): Band {
  const { check, hard } = limits[metric];
  if (value < check) return 'good';
  return value < hard ? 'check' : 'hard';
}

/** The INFLESZ scale for Spanish texts for patients (Barrio-Cantalejo 2008) of a Szigriszt score. */
export type InfleszBand = 'very-hard' | 'rather-hard' | 'normal' | 'fairly-easy' | 'very-easy';

export function infleszBandOf(score: number): InfleszBand {
  if (score < 40) return 'very-hard';
  if (score <= 55) return 'rather-hard';
  if (score <= 65) return 'normal';
  return score <= 80 ? 'fairly-easy' : 'very-easy';
}
