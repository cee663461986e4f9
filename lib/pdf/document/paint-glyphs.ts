import { numberSyntax } from './pdf-syntax';

/** A glyph of fontkit's, as much as painting needs. */
export type Glyph = { id: number; advanceWidth: number; codePoints: number[] };

/** Where layout put it; the advance in points, the offsets in thousandths of the font size. */
export type GlyphPosition = { xAdvance: number; xOffset: number; yOffset: number };

/** pdfkit's font of a document: the glyphs used of it, their widths and the characters they stand for. */
export type EmbeddedFont = {
  id: string;
  font: { unitsPerEm: number };
  subset: { includeGlyph(id: number): number };
  widths: (number | undefined)[];
  unicode: (number[] | undefined)[];
  scale: number;
};

/**
 * The operators that paint a run of glyphs with its baseline at `x`, `y` of the page, whose y axis
 * points down: the text matrix turns the letters upright.
 */
export function glyphOperators(
  font: EmbeddedFont,
  fontSize: number,
  glyphs: readonly Glyph[],
  positions: readonly GlyphPosition[],
  x: number,
  y: number,
): string {
  const place = (at: number, down: number): string => `1 0 0 -1 ${numberSyntax(at)} ${numberSyntax(down)} Tm`;
  const out = ['BT', `/${font.id} ${numberSyntax(fontSize)} Tf`, place(x, y)];
  const unit = fontSize / 1000;
  let array = '';
  let hex = '';
  const flush = (): void => {
    if (hex !== '') array += `<${hex}>`;
    if (array !== '') out.push(`[${array}] TJ`);
    array = '';
    hex = '';
  };
  let moved = false;
  for (const [index, glyph] of glyphs.entries()) {
    const position = positions[index];
    if (!position) throw new Error('A glyph has no position');
    const isOffset = position.xOffset !== 0 || position.yOffset !== 0;
    if (isOffset || moved) {
      flush();
      out.push(place(x + position.xOffset * unit, y - position.yOffset * unit));
      moved = isOffset;
    }
    const id = encode(font, glyph);
    hex += id.toString(16).padStart(4, '0');
    // A shaped glyph brings the kerning of its pair in its width; the file names one width for all of them.
    const kern = position.xAdvance / unit - (font.widths[id] ?? 0);
    if (Math.abs(kern) > 1e-3) {
      array += `<${hex}>${numberSyntax(-kern)}`;
      hex = '';
    }
    x += position.xAdvance;
  }
  flush();
  out.push('ET');
  return out.join('\n');
}

/** The glyph's number in the document's subset, which takes it in with its width and its characters. */
function encode(font: EmbeddedFont, glyph: Glyph): number {
  const id = font.subset.includeGlyph(glyph.id);
  font.widths[id] ??= glyph.advanceWidth * font.scale;
  font.unicode[id] ??= glyph.codePoints;
  return id;
}
