import { normalized } from '../normalized';

const STRONG = /[aeoáéó]/;
const ACCENTED_WEAK = /[íú]/;
const VOWEL = /[aeiouáéíóúü]/;

/** Whether two neighbouring vowels are said in two syllables: two strong ones, or a strong and an accented weak one. */
function isHiatus(first: string, second: string): boolean {
  if (STRONG.test(first) && STRONG.test(second)) return true;
  if (ACCENTED_WEAK.test(first)) return STRONG.test(second) || first === second;
  return ACCENTED_WEAK.test(second) && STRONG.test(first);
}

/** "y" is a vowel at the end of a word (muy, hoy); u is silent in que, qui, gue, gui; h parts no vowels. */
function vowelLetters(word: string): string {
  return normalized(word, 'NFC')
    .toLowerCase()
    .replace(/y(?!\p{L})/gu, 'i')
    .replace(/qu(?=[eiéí])/g, 'q')
    .replace(/gu(?=[eiéí])/g, 'g')
    .replace(/(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])/g, '');
}

/**
 * Syllables of one Spanish word by its vowels, with orthographic diphthongs. Hyphenation, which other
 * tools count by, leaves out syllables: it never parts a lone vowel from its word.
 */
export function spanishSyllablesIn(word: string): number {
  if (/\d/.test(word)) return 1;
  const letters = vowelLetters(word);
  let syllables = 0;
  let previous = '';
  for (const letter of letters) {
    const isVowel = VOWEL.test(letter);
    if (isVowel && (previous === '' || isHiatus(previous, letter))) syllables += 1;
    previous = isVowel ? letter : '';
  }
  return Math.max(1, syllables);
}
