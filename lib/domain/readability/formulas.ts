/** What the formulas count. */
export type Counts = {
  sentences: number;
  words: number;
  syllables: number;
  /** Words of three or more syllables. */
  polysyllables: number;
  letters: number;
  /** Letters and digits. */
  characters: number;
  /** Fog's hard words: polysyllables without names, easy compounds, and those that only -ed or -es made long. */
  hardWords: number;
};

/**
 * SMOG grade (McLaughlin 1969), US school year that understands all of the text; standard error 1.52 grades.
 * Short texts are scaled to 30 sentences. Needs at least one sentence.
 */
export function smog({ sentences, polysyllables }: Pick<Counts, 'sentences' | 'polysyllables'>): number {
  return 1.043 * Math.sqrt((polysyllables * 30) / sentences) + 3.1291;
}

type Flesch = Pick<Counts, 'sentences' | 'words' | 'syllables'>;

/** Flesch–Kincaid grade (Kincaid 1975), US school year. Needs at least one sentence and one word. */
export function fleschKincaid({ sentences, words, syllables }: Flesch): number {
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/** Flesch reading ease (Flesch 1948): the higher the easier, about 0 to 100. */
export function fleschReadingEase({ sentences, words, syllables }: Flesch): number {
  return 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words);
}

/** Gunning's fog index, US school year. */
export function gunningFog({ sentences, words, hardWords }: Pick<Counts, 'sentences' | 'words' | 'hardWords'>): number {
  return 0.4 * (words / sentences + (100 * hardWords) / words);
}

/** Coleman–Liau index (1975), US school year, from letters instead of syllables. */
export function colemanLiau({ sentences, words, letters }: Pick<Counts, 'sentences' | 'words' | 'letters'>): number {
  return 0.0588 * ((100 * letters) / words) - 0.296 * ((100 * sentences) / words) - 15.8;
}

/** Automated readability index (1967), US school year, from letters and digits. */
export function automatedReadability({
  sentences,
  words,
  characters,
}: Pick<Counts, 'sentences' | 'words' | 'characters'>): number {
  return 4.71 * (characters / words) + 0.5 * (words / sentences) - 21.43;
}

/** Szigriszt's perspicuity (1993) of a Spanish text, read on the INFLESZ scale: the higher the easier. */
export function szigriszt({ sentences, words, syllables }: Flesch): number {
  return 206.835 - 62.3 * (syllables / words) - words / sentences;
}

/** Fernández Huerta's reading ease (1959) of a Spanish text: the higher the easier. */
export function fernandezHuerta({ sentences, words, syllables }: Flesch): number {
  return 206.84 - 60 * (syllables / words) - 1.02 * (words / sentences);
}
