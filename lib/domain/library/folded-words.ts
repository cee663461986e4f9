/** A stretch of a text in UTF-16 units, end exclusive. */
export type TextRange = { start: number; end: number };

/** A word without accents, case and apostrophes, in one piece and by letters, and where each of them stands in the text. */
export type FoldedWord = { word: string; letters: readonly string[]; ranges: readonly TextRange[] };

const IN_WORD = /[\p{L}\p{N}]/u;
const INSIDE_WORD = /[\p{M}'’`]/u;

/** The words of a text, folded for comparing: "O’Brien’s café" gives obriens, cafe; a code such as "R25.3" gives r253. */
export function foldedWords(text: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  let letters: string[] = [];
  let ranges: TextRange[] = [];
  const endWord = (): void => {
    if (letters.length > 0) words.push({ word: letters.join(''), letters, ranges });
    letters = [];
    ranges = [];
  };
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const folded = fold(character);
    const isDotInside = character === '.' && IN_WORD.test(text.charAt(end));
    for (const letter of folded) {
      letters.push(letter);
      ranges.push({ start, end });
    }
    if (folded.length === 0 && !isDotInside && !INSIDE_WORD.test(character)) endWord();
    start = end;
  }
  endWord();
  return words;
}

const NOTHING: readonly string[] = [];

function fold(character: string): readonly string[] {
  // Nearly all of a text: a search folds the words of sixty sections while somebody types.
  if (character < '\u0080') return /[a-z0-9]/i.test(character) ? [character.toLowerCase()] : NOTHING;
  return [...character.normalize('NFKD').toLowerCase()].filter((part) => IN_WORD.test(part));
}
