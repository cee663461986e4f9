import bidiFactory from 'bidi-js';
import { Memory } from '@/lib/domain/memory';
import type { HarfBuzzFont } from './harfbuzz';
import { type ShapedGlyph, shapedGlyph } from './shaped-glyph';

type Position = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number; advanceWidth: number };

/** What fontkit's `font.layout` answers, as far as textkit reads it: glyphs in the order of the text. */
export type ShapedText = { glyphs: ShapedGlyph[]; positions: Position[] };

/** Letters of the scripts that are written from right to left; their digits run from left to right. */
export const rightToLeft = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}]/u;

const bidi = bidiFactory();
const mirrorable = /[()[\]{}<>«»‹›≤≥]/g;

/** "(" for ")" and the like; any other character as it is. */
export function mirrored(character: string): string {
  return bidi.getMirroredCharacter(character) ?? character;
}

const REMEMBERED_WORDS = 20_000;
const REMEMBERED_TEXTS = 2_000;
const LONGEST = 400;

/**
 * A function that shapes text in one font. Texts and words are remembered: layout shapes each text in
 * every pass, and the words of one handout come back in the next. The answer depends on nothing but
 * the text, so a memory changes no byte. textkit copies positions before it scales them.
 */
export function createShaper(font: HarfBuzzFont): (text: string) => ShapedText {
  const words = new Memory<ShapedText>(REMEMBERED_WORDS);
  const texts = new Memory<ShapedText>(REMEMBERED_TEXTS);

  function shapeWord(word: string, isRightToLeft: boolean): ShapedText {
    const key = isRightToLeft ? `<${word}` : `>${word}`;
    return words.getOr(key, () => {
      // textkit hands over brackets already mirrored, and HarfBuzz mirrors them itself.
      const written = isRightToLeft ? word.replace(mirrorable, mirrored) : word;
      const shaped: ShapedText = { glyphs: [], positions: [] };
      for (const cluster of font.shape(written, isRightToLeft)) {
        const glyph = shapedGlyph(font, written.slice(cluster.start, cluster.end), cluster);
        const { advanceWidth } = glyph;
        shaped.glyphs.push(glyph);
        shaped.positions.push({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth });
      }
      return shaped;
    });
  }

  function shapeWords(text: string): ShapedText {
    // A run is of one direction: what stands between two Arabic words goes with them.
    const isRightToLeft = rightToLeft.test(text);
    const shaped: ShapedText = { glyphs: [], positions: [] };
    for (const word of text.match(/\s+|\S+/gu) ?? []) {
      const { glyphs, positions } = shapeWord(word, isRightToLeft);
      shaped.glyphs.push(...glyphs);
      shaped.positions.push(...positions);
    }
    return shaped;
  }

  return (text) => (text.length > LONGEST ? shapeWords(text) : texts.getOr(text, () => shapeWords(text)));
}
