/** A stretch of a text in UTF-16 units, end exclusive. */
export type TextRange = { start: number; end: number };

/** A word without accents, case and apostrophes, and where each of its letters stands in the text. */
export type FoldedWord = { letters: readonly string[]; ranges: readonly TextRange[] };

const IN_WORD = /[\p{L}\p{N}]/u;
const INSIDE_WORD = /[\p{M}'’`]/u;

/** The words of a text, folded for comparing: "O’Brien’s café" gives obriens, cafe. A dot between letters or digits parts nothing, so "R25.3" is one word. */
export function foldedWords(text: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  let letters: string[] = [];
  let ranges: TextRange[] = [];
  const endWord = (): void => {
    if (letters.length > 0) words.push({ letters, ranges });
    letters = [];
    ranges = [];
  };
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const folded = fold(character);
    const joins = character === '.' && letters.length > 0 && IN_WORD.test(text.charAt(end));
    if (folded.length > 0 || joins) {
      for (const letter of joins ? ['.'] : folded) {
        letters.push(letter);
        ranges.push({ start, end });
      }
    } else if (!INSIDE_WORD.test(character)) {
      endWord();
    }
    start = end;
  }
  endWord();
  return words;
}

function fold(character: string): string[] {
  return [...character.normalize('NFKD').toLowerCase()].filter((part) => IN_WORD.test(part));
}
