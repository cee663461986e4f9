import { normalized } from '../normalized';

/**
 * One folding for finding people and for telling them apart: what a plain keyboard types for a name. It is for comparing
 * alone; names are shown and printed as they were entered.
 */

/** Raise it with every change of what `indexedForms` gives: the stored terms of older handouts are then rebuilt. */
export const NAME_FOLDING_VERSION = 2;

/** Soft hyphens, zero-width spaces and joiners, direction marks: nobody sees or types them. */
const UNSEEN = /[\p{Cf}\u115f\u1160\u3164\uffa0]/gu;

/** Apostrophes of every shape, the letters and primes that are typed for them, and dots: they stand inside a word. */
const INSIDE =
  /['`\u00b4\u02b9-\u02bf\u02c8\u02ca\u02cb\u02ee\u2018-\u201b\u2032\u2035\u05f3\ua78b\ua78c\uff07\uff40\u055a\u07f4\u07f5.\u00b7\u2027]+/gu;
/** Between two words that are one name. */
const HYPHENS = /[\p{Pd}\u2043\u2212\u02d7]+/gu;

/** Letters that do not come apart into a letter and a mark, and Arabic letters that are typed for each other. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ɖ: 'd',
  ɗ: 'd',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ɲ: 'n',
  ß: 'ss',
  ı: 'i',
  ȷ: 'j',
  ĸ: 'k',
  ƙ: 'k',
  ƴ: 'y',
  ɓ: 'b',
  ƒ: 'f',
  ɛ: 'e',
  ə: 'e',
  ǝ: 'e',
  ɔ: 'o',
  ɨ: 'i',
  ʉ: 'u',
  ƶ: 'z',
  ƀ: 'b',
  ꞓ: 'c',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ς: 'σ',
  // Alef, yeh, heh and kaf have several shapes; a hamza and the tatweel are often left out.
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ے: 'ي',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ک: 'ك',
  ء: '',
  ـ: '',
};

/** Spelled out: the second way in which people type a letter that their keyboard lacks. */
const SPELLED: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
  đ: 'dj',
  ə: 'a',
};

const eachOf = (letters: Readonly<Record<string, string>>): RegExp =>
  new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
const [plainLetters, spelledLetters] = [eachOf(PLAIN), eachOf(SPELLED)];

/** Accents, Arabic vowels, Hebrew points. The vowel signs of Indic scripts and the marks of kana are letters of a name. */
const MARKS =
  /(?![\u3099\u309a])(?=[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}])\p{M}/gu;

/** Names are written without spaces, or with one: each character is a word. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc';
const WORD = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/** Lower case, full-width forms narrow, ligatures in letters; accents are still there. */
const lowered = (text: string): string => normalized(text.replace(UNSEEN, ''), 'NFKC').toLowerCase();

function plain(text: string): string {
  const bare = normalized(text, 'NFKD').replace(MARKS, '');
  return normalized(
    bare.replace(plainLetters, (letter) => PLAIN[letter] ?? letter),
    'NFC',
  );
}

const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].filter((text) => text !== '');

/** The plain form and the one that spells letters out: "Müller" is typed muller and mueller. */
function spellings(text: string): string[] {
  // Unicode takes this apostrophe apart into a space and an accent.
  const low = lowered(text.replace(/\u00b4/gu, "'"));
  return unique([plain(low), plain(low.replace(spelledLetters, (letter) => SPELLED[letter] ?? letter))]);
}

/** "Núñez-O’Connor" as nunez o connor, nunez oconnor and nunezoconnor. */
const joinings = [
  [' ', ' '],
  [' ', ''],
  ['', ''],
] as const;

/**
 * Every form of a whole name, or of a text in which one may stand: words with one space between them, with what joins
 * them as a space and left out, plain and spelled out. Two names are the same when they share a form.
 * @returns [] for a text without a letter or digit
 */
export function nameForms(text: string): string[] {
  return unique(nameFormsInOrder(text));
}

/** The same with duplicates, in the order of `joinings`: three plain forms, then three that spell letters out, if any. */
export function nameFormsInOrder(text: string): string[] {
  return spellings(text).flatMap((spelling) =>
    joinings.map(([hyphen, inside]) => wordsIn(spelling.replace(HYPHENS, hyphen).replace(INSIDE, inside)).join(' ')),
  );
}

/** The comma of every script in which names are typed. */
const COMMA = /[,\u055d\u060c\u07f8\u1363\u3001\ufe50\ufe51\uff0c\uff64]/u;

/** "Reed, Tom, Jr." as "Tom Reed Jr."; null for a name without a comma. */
export function withFamilyNameLast(name: string): string | null {
  const [family = '', given, ...rest] = name.split(COMMA);
  return given === undefined ? null : [given, family, ...rest].join(' ');
}

const INITIAL = new RegExp(`^(?![${UNSPACED}])\\p{L}\\p{M}*$`, 'u');
const CHARACTER_OF_NAME = new RegExp(`^[${UNSPACED}]`, 'u');

/**
 * Compares two names, each as the sorted words of one of its forms. The longer name may have words that the shorter one
 * leaves out, such as a middle name, and an initial counts as a word that begins with it. Of names that are written
 * without spaces no character is left out. One initial alone is no name.
 */
export function haveSameWords(one: readonly string[], other: readonly string[]): boolean {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  const [unmatched, left] = withoutCommon(fewer, more);
  if (fewer.length === unmatched.length && fewer.length < 2) return false;
  if (fewer.length === 1 && INITIAL.test(fewer[0] ?? '')) return false;
  const isMatched = unmatched.every((word) => {
    const index = left.findIndex((theirs) => isInitialOf(word, theirs) || isInitialOf(theirs, word));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
  return isMatched && !left.some((word) => CHARACTER_OF_NAME.test(word));
}

const isInitialOf = (letter: string, word: string): boolean => word.startsWith(letter) && INITIAL.test(letter);

/** The words of each that the other does not have. Both are sorted, so one pass is enough. */
function withoutCommon(one: readonly string[], other: readonly string[]): [string[], string[]] {
  const [mine, theirs]: [string[], string[]] = [[], []];
  let [at, otherAt] = [0, 0];
  while (at < one.length || otherAt < other.length) {
    const [word, otherWord] = [one[at], other[otherAt]];
    if (word !== undefined && word === otherWord) {
      at += 1;
      otherAt += 1;
    } else if (word !== undefined && (otherWord === undefined || word < otherWord)) {
      mine.push(word);
      at += 1;
    } else if (otherWord !== undefined) {
      theirs.push(otherWord);
      otherAt += 1;
    }
  }
  return [mine, theirs];
}

/** A word of a name as it stands between spaces: its parts, each by itself and in every longer piece that holds it. */
export type NameWord = { text: string; parts: readonly (readonly string[])[] };

/** "Smith-Jones" has the parts smith and jones; each of them is also found in smithjones. */
export function nameWords(text: string): NameWord[] {
  return text
    .replace(UNSEEN, '')
    .split(/\s+/u)
    .map((word) => ({ text: word, parts: partsOf(word) }))
    .filter(({ parts }) => parts.length > 0);
}

/** Longer parts of a name are cut, because nothing stored or searched has more letters. */
const LONGEST_PIECE = 100;

function partsOf(word: string): string[][] {
  const ways = spellings(word).map((spelling) => {
    const whole = wordsIn(spelling.replace(HYPHENS, ' ').replace(INSIDE, ' ')).join('').slice(0, LONGEST_PIECE);
    return spelling.split(HYPHENS).flatMap((piece) => {
      const parts = wordsIn(piece.replace(INSIDE, ' '));
      const together = parts.join('').slice(0, LONGEST_PIECE);
      return parts.map((part) => [part, together, whole]);
    });
  });
  return (ways[0] ?? []).map((_, index) => unique(ways.flatMap((way) => way[index] ?? [])));
}
