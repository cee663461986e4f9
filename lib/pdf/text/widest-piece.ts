import { Font } from '@react-pdf/renderer';
import type { Run } from '@/lib/domain/handout/document';
import type { ShapedText } from '../shaping/shape-text';
import type { Theme } from '../theme';
import { unbreakablePieces } from './break-points';
import { type FontRun, splitByFont } from './font-runs';
import { isolatedTexts } from './words';

/** Runs are longer here than on the page, so kerning may differ. */
const KERNS = 0.03;

type Face = { weight: 400 | 700; style: 'normal' | 'italic' };
type MeasuredFont = { unitsPerEm: number; layout(text: string): ShapedText };

/**
 * The width of the widest unbreakable piece of these words, from the glyphs of their loaded fonts, as a share of the
 * type size. Takes time in proportion to the length of the text.
 */
export function widestPiece(runs: readonly Run[], theme: Theme, { bold }: { bold: boolean }): number {
  const upTo = [0];
  const texts = isolatedTexts(runs, theme);
  for (const [index, text] of texts.entries()) {
    const run = runs[index];
    const face: Face = { weight: bold || run?.bold ? 700 : 400, style: run?.italic ? 'italic' : 'normal' };
    for (const part of splitByFont(text, theme.fonts)) addWidths(upTo, part, face);
  }
  const whole = texts.join('');
  let [at, widest] = [0, 0];
  for (const piece of unbreakablePieces(whole)) {
    const start = whole.indexOf(piece, at);
    at = start + piece.length;
    widest = Math.max(widest, (upTo[at] ?? 0) - (upTo[start] ?? 0));
  }
  return widest === 0 ? 0 : widest + KERNS;
}

/** Adds, for each UTF-16 unit of a text in one font, where it ends. */
function addWidths(upTo: number[], { family, text }: FontRun, face: Face): void {
  const font = fontOf(family, face);
  const { glyphs, positions } = font.layout(text);
  let end = upTo.at(-1) ?? 0;
  for (const [index, { codePoints }] of glyphs.entries()) {
    end += (positions[index]?.xAdvance ?? 0) / font.unitsPerEm;
    for (const _ of codePoints) upTo.push(end);
  }
}

function fontOf(fontFamily: string, { weight, style }: Face): MeasuredFont {
  const found = Font.getFont({ fontFamily, fontWeight: weight, fontStyle: style });
  // react-pdf's types leave out how a font shapes text; fonts.ts puts it there.
  const font: unknown = found?.data;
  if (!isMeasured(font)) throw new Error(`The font ${fontFamily} ${weight} ${style} is not loaded`);
  return font;
}

function isMeasured(font: unknown): font is MeasuredFont {
  return typeof font === 'object' && font !== null && 'layout' in font && 'unitsPerEm' in font;
}
