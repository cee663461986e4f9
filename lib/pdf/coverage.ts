import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import { packRanges, toRanges } from '../domain/code-point-ranges';
import { type FontFamily, fontFaces, fontFamilies } from './font-files';
import { fontPath, isInstalled } from './font-folder';
import { isDropped } from './text/clean-text';

/**
 * The scripts that each family is used for. A font often holds some letters of another script,
 * which that script's own family sets whole and better.
 */
const writes: Record<FontFamily, RegExp> = {
  'Atkinson Hyperlegible Next': signsAnd('Latin'),
  'Noto Sans': signsAnd('Latin', 'Greek', 'Cyrillic', 'Devanagari'),
  'Noto Sans Arabic': punctuationAnd('Arabic'),
  'Noto Nastaliq Urdu': punctuationAnd('Arabic'),
  'Noto Sans Hebrew': punctuationAnd('Hebrew'),
  'Noto Sans Bengali': punctuationAnd('Bengali'),
  'Noto Sans Armenian': onlyOf('\\p{Script=Armenian}\\u0589'),
  'Noto Sans Ethiopic': onlyOf('\\p{Script=Ethiopic}'),
  'Noto Sans Georgian': onlyOf('\\p{Script=Georgian}\\u10fb'),
  'Noto Sans Gujarati': onlyOf('\\p{Script=Gujarati}'),
  'Noto Sans Gurmukhi': onlyOf('\\p{Script=Gurmukhi}'),
  'Noto Sans Kannada': onlyOf('\\p{Script=Kannada}'),
  'Noto Sans Khmer': onlyOf('\\p{Script=Khmer}'),
  'Noto Sans Lao': onlyOf('\\p{Script=Lao}'),
  'Noto Sans Malayalam': onlyOf('\\p{Script=Malayalam}'),
  'Noto Sans Myanmar': onlyOf('\\p{Script=Myanmar}'),
  'Noto Sans Sinhala': onlyOf('\\p{Script=Sinhala}'),
  'Noto Sans Tamil': onlyOf('\\p{Script=Tamil}'),
  'Noto Sans Telugu': onlyOf('\\p{Script=Telugu}'),
  'Noto Sans Thai': onlyOf('\\p{Script=Thai}'),
  'Noto Sans SC': punctuationAnd('Han', 'Hiragana', 'Katakana', 'Bopomofo'),
  'Noto Sans TC': punctuationAnd('Han', 'Hiragana', 'Katakana', 'Bopomofo'),
  'Noto Sans KR': punctuationAnd('Hangul', 'Han'),
  'Noto Sans Math': signsAnd('Greek'),
  'Noto Sans Symbols 2': signsAnd(),
};

/** Signs, digits and marks belong to no script. */
function signsAnd(...scripts: string[]): RegExp {
  return new RegExp(`^[${classOf(['Common', 'Inherited', ...scripts])}]$`, 'u');
}

/**
 * Western digits, units and signs of a dose keep to the reading font in every language: its zero has a slash. The wide
 * signs of Chinese, as in “1～2”, are no signs of a dose to that font.
 */
function punctuationAnd(...scripts: string[]): RegExp {
  return new RegExp(
    `^(?![0-9%°µ]|(?![\\uff00-\\uffef])\\p{Sm})[${classOf(['Common', 'Inherited', ...scripts])}]$`,
    'u',
  );
}

/** Leaves signs and digits to the other fonts, so that a handout without this script prints the same with its fonts. */
function onlyOf(letters: string): RegExp {
  return new RegExp(`^[${letters}]$`, 'u');
}

function classOf(scripts: string[]): string {
  return scripts.map((name) => `\\p{Script=${name}}`).join('');
}

// Code points that text layout consumes: line breaks and the space that a tab becomes.
const consumed = [0x09, 0x0a, 0x0d, 0x2028, 0x2029];

const covered = new Map<FontFamily, ReadonlySet<number>>();

/** The code points that every face of a family holds, of the scripts it is for; none when it is not installed. */
export function coverageOf(family: FontFamily): ReadonlySet<number> {
  const known = covered.get(family);
  if (known) return known;
  const files = isInstalled(family) ? new Set(fontFaces(family).map((face) => face.file)) : [];
  const sets = [...files].map(charactersIn);
  const [first = new Set<number>(), ...others] = sets;
  const shared = [...first].filter(
    (codePoint) =>
      codePoint > 0x1f &&
      writes[family].test(String.fromCodePoint(codePoint)) &&
      others.every((set) => set.has(codePoint)),
  );
  const result = new Set(shared);
  covered.set(family, result);
  return result;
}

function charactersIn(file: string): Set<number> {
  const font = create(readFileSync(fontPath(file)));
  if ('fonts' in font) throw new Error(`${file} is a collection of fonts`);
  return new Set(font.characterSet);
}

export function isPrintable(codePoint: number): boolean {
  return (
    consumed.includes(codePoint) ||
    isDropped(codePoint) ||
    fontFamilies.some((family) => coverageOf(family).has(codePoint))
  );
}

let ranges: number[] | undefined;

/**
 * What the embedded fonts can print, as packed ranges: small enough to hand to a browser.
 * Code points without a glyph that the renderer drops or consumes (line breaks, joiners) count as printable.
 */
export function printableRanges(): number[] {
  ranges ??= packRanges(toRanges(allPrintable()));
  return ranges;
}

function allPrintable(): number[] {
  const found = new Set(consumed);
  for (const family of fontFamilies) for (const codePoint of coverageOf(family)) found.add(codePoint);
  for (let codePoint = 0; codePoint <= 0xffff; codePoint++) if (isDropped(codePoint)) found.add(codePoint);
  return [...found].sort((a, b) => a - b);
}
