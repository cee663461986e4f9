import { rightToLeftLetter } from './direction';
import { isUnit } from './unit-words';

/** A part of a word of a line from right to left, and the space before it. */
export type WordPart = {
  text: string;
  before: string;
  /** Touches letters from right to left, as "40" in "מ-40 mg": set apart only together with the words beside it. */
  isGlued: boolean;
};

/** Where a word can end without a space: before a bracket, after an Arabic clause sign, at the sign of a product. */
const seam =
  /(?<=.)(?=[([{])|(?<=[)\]}])(?=[\p{L}\p{N}+-])|(?<=[؛؟۔])(?=.)|(?<=\P{N}،)(?=.)|(?<=،)(?=\P{N})|(?<=\p{L}[:;,])(?=\p{N})|(?<=\p{N})(?=[×x]\p{N})|(?<=\p{N}[×x])(?=\p{N})|(?<=[<>≤≥≈])(?=\p{N})/u;

/** A hyphen after letters belongs to the prefix, a second one to the number. */
const numberStart = /(?:[<>≤≥≈±~+−\p{Sc}([{]|(?<=[-–—־(])-){0,4}\p{N}|(?<![<>≤≥≈±])[<>≤≥≈±]{1,2}$/u;
/** A letter that is no tatweel. */
const letter = /[^\P{L}\u0640]/u;
/** "mg" of "mg/יום", "mg×2" of "mg×2/יום". */
const unitBeforeSlash = /^([°º%‰٪µμ\p{Script=Latin}]+)(?:\/[µμ\p{Script=Latin}]+)*(?:[×x]\p{N}+)?(?=\/)/u;

export function partsOf(word: string, before: string): WordPart[] {
  if (!rightToLeftLetter.test(word)) return atSeams(word, before, false);
  const [tail, unit] = [gluedNumber(word), gluedUnit(word)];
  const middle = word.slice(unit.length, word.length - tail.length);
  return [
    ...(unit ? [{ text: unit, before, isGlued: true }] : []),
    ...atSeams(middle, unit ? '' : before, false),
    ...(tail ? atSeams(tail, '', true) : []),
  ];
}

/** The number that ends a word from right to left: "40" of "מ-40", "≥40" of "ב־≥40". */
function gluedNumber(word: string): string {
  const tail = word.split(rightToLeftLetter).at(-1) ?? '';
  const at = tail.search(numberStart);
  return at < 0 || letter.test(tail.slice(0, at)) ? '' : tail.slice(at);
}

/** The unit that begins one: "mg" of "mg/יום". */
function gluedUnit(word: string): string {
  const [unit = '', name = ''] = unitBeforeSlash.exec(word) ?? [];
  return isUnit(name) ? unit : '';
}

function atSeams(word: string, before: string, isGlued: boolean): WordPart[] {
  const parts: WordPart[] = [];
  let isFrozen = false;
  for (const text of word.split(seam)) {
    const last = parts.at(-1);
    // A part that touches right-to-left letters is laid out with them.
    if (last && isFrozen) last.text += text;
    else parts.push({ text, before: last ? '' : before, isGlued });
    isFrozen ||= rightToLeftLetter.test(text);
  }
  return parts;
}
