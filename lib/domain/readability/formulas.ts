/** What the formulas count. `polysyllables`: words of three or more syllables. */
export type Counts = { sentences: number; words: number; syllables: number; polysyllables: number };

/**
 * SMOG grade (McLaughlin 1969), US school year that understands all of the text; standard error 1.52 grades.
 * Short texts are scaled to 30 sentences. Needs at least one sentence.
 */
export function smog({ sentences, polysyllables }: Pick<Counts, 'sentences' | 'polysyllables'>): number {
  return 1.043 * Math.sqrt((polysyllables * 30) / sentences) + 3.1291;
}

/** Flesch–Kincaid grade (Kincaid 1975), US school year. Needs at least one sentence and one word. */
export function fleschKincaid({ sentences, words, syllables }: Omit<Counts, 'polysyllables'>): number {
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}
