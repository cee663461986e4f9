import { Blob, ClusterLevel, Direction, Face, Font, Buffer as ShapingBuffer, shape } from 'harfbuzzjs';

/** One glyph of a font, moved by x and y from where its cluster begins. Font units. */
export type Part = { glyph: number; x: number; y: number };

/** The glyphs that a stretch of text becomes and that cannot be told apart in it: a letter with its marks, a ligature. */
export type Cluster = { start: number; end: number; advance: number; parts: Part[] };

/** A font file as HarfBuzz reads it. */
export type HarfBuzzFont = {
  /**
   * Shapes a word. Clusters come in the order of the text, whatever its direction; the parts of
   * each from left to right.
   */
  shape(word: string, rightToLeft: boolean): Cluster[];
  /** The first code point of each glyph that has one: what the glyph stands for when nothing else is said. */
  characterOf(glyph: number): number | undefined;
};

// One buffer for all: shaping is synchronous, and a buffer is memory outside JavaScript's reach.
const buffer = new ShapingBuffer();

export function openHarfBuzzFont(bytes: Uint8Array): HarfBuzzFont {
  const face = new Face(new Blob(bytes));
  const font = new Font(face);
  const space = font.nominalGlyph(0x20);
  let characters: Map<number, number> | undefined;

  return {
    shape(word, rightToLeft) {
      buffer.clearContents();
      buffer.addText(word);
      // A language of no country: else HarfBuzz asks the machine for its own.
      buffer.setLanguage('und');
      buffer.guessSegmentProperties();
      buffer.setDirection(rightToLeft ? Direction.RTL : Direction.LTR);
      // From right to left a mark is a glyph of its own, or readers of the PDF would turn it round with its letter.
      buffer.setClusterLevel(rightToLeft ? ClusterLevel.MONOTONE_CHARACTERS : ClusterLevel.MONOTONE_GRAPHEMES);
      shape(font, buffer);
      return clustersOf(word.length, space);
    },
    characterOf(glyph) {
      characters ??= firstCharacters(face, font);
      return characters.get(glyph);
    },
  };
}

function clustersOf(length: number, space: number | undefined): Cluster[] {
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  const byStart = new Map<number, Cluster>();
  for (const [index, { codepoint: glyph, cluster: start }] of infos.entries()) {
    const position = positions[index];
    if (!position) continue;
    const cluster = byStart.get(start) ?? { start, end: length, advance: 0, parts: [] };
    byStart.set(start, cluster);
    // HarfBuzz sets a space of no width for a joiner or a direction mark.
    const isInvisible = glyph === space && position.xAdvance === 0;
    if (!isInvisible) cluster.parts.push({ glyph, x: cluster.advance + position.xOffset, y: position.yOffset });
    cluster.advance += position.xAdvance;
  }
  const clusters = [...byStart.values()].sort((a, b) => a.start - b.start);
  for (const [index, cluster] of clusters.entries()) cluster.end = clusters[index + 1]?.start ?? length;
  return clusters;
}

function firstCharacters(face: Face, font: Font): Map<number, number> {
  const found = new Map<number, number>();
  for (const codePoint of [...face.collectUnicodes()].sort((a, b) => a - b)) {
    const glyph = font.nominalGlyph(codePoint);
    if (glyph !== undefined && !found.has(glyph)) found.set(glyph, codePoint);
  }
  return found;
}
