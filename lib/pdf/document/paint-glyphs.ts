import { numberSyntax } from './pdf-syntax';

/** A glyph of fontkit's, as much as painting needs. */
export type Glyph = { id: number | string; advanceWidth: number; codePoints: number[] };

/** Where layout put it; the advance in points, the offsets in thousandths of the font size. */
export type GlyphPosition = { xAdvance: number; xOffset: number; yOffset: number };

/** pdfkit's font of a document: the glyphs used of it, their widths and the characters they stand for. */
export type EmbeddedFont = {
  id: string;
  font: { unitsPerEm: number };
  subset: { includeGlyph(id: number | string): number };
  widths: (number | undefined)[];
  unicode: (number[] | undefined)[];
  scale: number;
};

/**
 * The operand of TJ that paints a run of glyphs: their numbers in the document's subset, and between them how far
 * the next one stands from where its neighbour's width would put it.
 */
export function glyphArray(
  font: EmbeddedFont,
  fontSize: number,
  glyphs: readonly Glyph[],
  positions: readonly GlyphPosition[],
): string {
  const unit = fontSize / 1000;
  let array = '';
  let hex = '';
  for (const [index, glyph] of glyphs.entries()) {
    const position = positions[index];
    if (!position) throw new Error('A glyph has no position');
    // Shaping puts what is moved together into one glyph (see shaped-glyph.ts).
    if (position.xOffset !== 0 || position.yOffset !== 0) throw new Error('A glyph stands off its line');
    const id = encode(font, glyph);
    hex += id.toString(16).padStart(4, '0');
    // A shaped glyph brings the kerning of its pair in its width; the file names one width for all of them.
    const kern = position.xAdvance / unit - (font.widths[id] ?? 0);
    if (Math.abs(kern) > 1e-3) {
      array += `<${hex}>${numberSyntax(Math.round(-kern * 1e3) / 1e3)}`;
      hex = '';
    }
  }
  if (hex !== '') array += `<${hex}>`;
  return `[${array}]`;
}

/** The glyph's number in the document's subset, which takes it in with its width and its characters. */
function encode(font: EmbeddedFont, glyph: Glyph): number {
  const id = font.subset.includeGlyph(glyph.id);
  font.widths[id] ??= glyph.advanceWidth * font.scale;
  font.unicode[id] ??= glyph.codePoints;
  return id;
}
