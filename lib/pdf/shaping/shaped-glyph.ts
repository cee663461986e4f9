import { normalized } from '@/lib/domain/normalized';
import type { Cluster, HarfBuzzFont, Part } from './harfbuzz';

/**
 * A cluster as textkit and react-pdf's painter take it: one glyph. A cluster of several glyphs, or of one
 * that is moved, becomes a new glyph that is put together in the embedded font (see embedded-subset).
 * So nothing is left to move on the page (textkit overwrites a y offset and react-pdf scales an x
 * offset wrongly), and the PDF's text layer has one entry for it: what is copied reads as it was written.
 */
export type ShapedGlyph = {
  /** The font's own glyph, or a key that says what a new one is made of. */
  id: number | string;
  /** Font units. */
  advanceWidth: number;
  /** One entry for each UTF-16 unit of the text: textkit counts by them, and the PDF's text layer takes them as they are. */
  codePoints: number[];
  isMark: false;
  isLigature: boolean;
  /** What is printed in its place once lines are broken and reordered; null prints nothing. */
  printed?: ShapedGlyph | null;
};

/** Isolates, overrides and word joiners matter only to layout; a line break ends its line. */
const unprinted = /[\n\u202a-\u202e\u2060\u2066-\u2069]/g;

export function shapedGlyph(font: HarfBuzzFont, text: string, { advance, parts }: Cluster): ShapedGlyph {
  const words = normalized(text.replace(unprinted, ''), 'NFC');
  const visible = glyphFor(font, words, words === '' ? 0 : advance, parts);
  if (words === text) return visible;
  return { ...visible, codePoints: unitsOf(text), printed: words === '' ? null : visible };
}

function glyphFor(font: HarfBuzzFont, text: string, advanceWidth: number, parts: readonly Part[]): ShapedGlyph {
  const codePoints = unitsOf(text);
  return {
    id: glyphId(font, text, advanceWidth, parts),
    advanceWidth,
    codePoints,
    isMark: false,
    isLigature: codePoints.length > 1,
  };
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

/**
 * The same outline may stand for different text (a space for a no-break space, one shape for two
 * Arabic letters). Each pair gets an entry of its own in the embedded font: the text layer is kept
 * by entry.
 */
function glyphId(font: HarfBuzzFont, text: string, advanceWidth: number, parts: readonly Part[]): number | string {
  const [only, ...others] = parts;
  const stands = only && others.length === 0 && only.x === 0 && only.y === 0;
  if (stands && font.characterOf(only.glyph) === text.codePointAt(0) && Array.from(text).length === 1) {
    return only.glyph;
  }
  return `${parts.map(({ glyph, x, y }) => `${glyph},${x},${y}`).join(';')}|${advanceWidth}|${text}`;
}

/** What a key stands for. */
export function partsOf(key: string): { parts: Part[]; advanceWidth: number } {
  const [list = '', advance = '0'] = key.split('|');
  const parts = list.split(';').flatMap((part) => {
    const [glyph, x, y] = part.split(',').map(Number);
    return glyph === undefined || x === undefined || y === undefined ? [] : [{ glyph, x, y }];
  });
  return { parts, advanceWidth: Number(advance) };
}

/** The same outline and width, said to stand for other text. */
export function readAs(glyph: ShapedGlyph, text: string): ShapedGlyph {
  const key = typeof glyph.id === 'number' ? `${glyph.id},0,0|${glyph.advanceWidth}` : glyph.id.split('|', 2).join('|');
  return { ...glyph, id: `${key}|${text}`, codePoints: unitsOf(text) };
}
