import { partsOf } from './shaped-glyph';

/** What is used of fontkit's subset of a TrueType font, beyond its published types. */
type FontSubset = {
  glyf: Uint8Array[];
  offset: number;
  loca: { offsets: number[] };
  hmtx: { metrics: { advance: number; bearing: number }[] };
  includeGlyph(id: number | string): number;
  _addGlyph(id: number | string): number;
};

export type OutlineFont = {
  maxp: { maxComponentElements: number; maxComponentDepth: number };
  getGlyph(id: number): {
    /** null where the glyph draws nothing. */
    _decode(): Outline | null;
    _getMetrics(): { leftBearing: number };
  };
  createSubset(): FontSubset;
};
type Outline = { xMin: number; yMin: number; xMax: number; yMax: number };

const ARGUMENTS_ARE_WORDS = 0x0001;
const ARGUMENTS_ARE_OFFSETS = 0x0002;
const MORE_PARTS = 0x0020;

/** Lets a font's subsets take the keys of shaped glyphs beside the numbers of its own. */
export function putTogetherShapedGlyphs(font: OutlineFont): void {
  // Stated limits of the font that the glyphs put together may pass.
  font.maxp.maxComponentElements = Math.max(font.maxp.maxComponentElements, 64);
  font.maxp.maxComponentDepth = Math.max(font.maxp.maxComponentDepth, 8);
  const createSubset = font.createSubset.bind(font);
  font.createSubset = () => {
    const subset = createSubset();
    const addOwn = subset._addGlyph.bind(subset);
    subset._addGlyph = (id) => (typeof id === 'number' ? addOwn(id) : addShaped(subset, font, id, addOwn));
    return subset;
  };
}

function addShaped(subset: FontSubset, font: OutlineFont, key: string, addOwn: (id: number) => number): number {
  const { parts, advanceWidth } = partsOf(key);
  const [only, ...others] = parts;
  if (only && others.length === 0 && only.x === 0 && only.y === 0) {
    const place = addOwn(only.glyph);
    const metrics = subset.hmtx.metrics[place];
    if (metrics) metrics.advance = advanceWidth;
    return place;
  }
  const placed = parts.flatMap(({ glyph, x, y }) => {
    const opened = font.getGlyph(glyph);
    const outline = opened._decode();
    // A glyph alone is drawn from its bearing, as part of another from its outline: mostly the same place.
    return outline ? [{ glyph, x: x + opened._getMetrics().leftBearing - outline.xMin, y, outline }] : [];
  });
  const bytes = placed.length === 0 ? new Uint8Array() : compositeGlyph(subset, placed);
  subset.glyf.push(bytes);
  subset.loca.offsets.push(subset.offset);
  const bearing = placed.length === 0 ? 0 : Math.min(...placed.map(({ x, outline }) => x + outline.xMin));
  subset.hmtx.metrics.push({ advance: advanceWidth, bearing });
  subset.offset += bytes.length;
  return subset.glyf.length - 1;
}

type Placed = { glyph: number; x: number; y: number; outline: Outline };

/** A composite description of the OpenType table "glyf": the box around it, then where each part goes. */
function compositeGlyph(subset: FontSubset, parts: readonly Placed[]): Uint8Array {
  const bytes = new Uint8Array(10 + 8 * parts.length);
  const view = new DataView(bytes.buffer);
  view.setInt16(0, -1);
  view.setInt16(2, Math.min(...parts.map(({ x, outline }) => x + outline.xMin)));
  view.setInt16(4, Math.min(...parts.map(({ y, outline }) => y + outline.yMin)));
  view.setInt16(6, Math.max(...parts.map(({ x, outline }) => x + outline.xMax)));
  view.setInt16(8, Math.max(...parts.map(({ y, outline }) => y + outline.yMax)));
  for (const [index, { glyph, x, y }] of parts.entries()) {
    const at = 10 + 8 * index;
    const more = index < parts.length - 1 ? MORE_PARTS : 0;
    view.setUint16(at, ARGUMENTS_ARE_WORDS | ARGUMENTS_ARE_OFFSETS | more);
    view.setUint16(at + 2, subset.includeGlyph(glyph));
    view.setInt16(at + 4, x);
    view.setInt16(at + 6, y);
  }
  return bytes;
}
