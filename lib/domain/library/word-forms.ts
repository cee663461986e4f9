/**
 * Endings by which English and Spanish words of a library differ while they mean the same thing, without accents: the
 * fewest letters that must be left, then the endings, the longest first.
 */
const ENDINGS: readonly [least: number, endings: readonly string[]][] = [
  [5, ['ancies', 'encies', 'ancy', 'ency', 'ance', 'ence', 'ations', 'ation', 'iones', 'ions', 'ion', 'ants', 'ant']],
  [4, ['nesses', 'ness', 'ments', 'ment', 'fully', 'ful', 'adas', 'ados', 'idas', 'idos', 'ada', 'ado', 'ida', 'ido']],
  [4, ['ically', 'ical', 'ics', 'ic', 'ly', 'ies', 'as', 'os', 'a', 'o', 'i', 'y', 'e']],
  [3, ['ings', 'ing', 'ied', 'ed', 'es', 's']],
];

const DOUBLED = /^([bcdfgklmnprtz])\1$/;
/** No real word is longer, so longer strings have no forms to find. */
const LONGEST = 40;
const KEEPS_ITS_S = /(?:ss|us|is)$/;

/**
 * The beginning that the forms of a word share: twitch for twitching and twitches, pregn for pregnant and pregnancy.
 * `word` is folded; the answer is always a beginning of it, at least 3 letters long where the word is.
 */
export function stemOf(word: string): string {
  if (word.length > LONGEST) return word;
  const shorter = withoutEnding(word);
  if (shorter !== word) return stemOf(shorter);
  return word.length > 3 && DOUBLED.test(word.slice(-2)) ? stemOf(word.slice(0, -1)) : word;
}

function withoutEnding(word: string): string {
  for (const [least, endings] of ENDINGS) {
    for (const ending of endings) {
      if (!word.endsWith(ending) || word.length - ending.length < least) continue;
      if (ending === 's' && KEEPS_ITS_S.test(word)) continue;
      return word.slice(0, -ending.length);
    }
  }
  return word;
}
