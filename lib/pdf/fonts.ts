import { readFileSync } from 'node:fs';
import { Font } from '@react-pdf/renderer';
import { type FontFace, type FontFamily, fontFaces } from './font-files';
import { type OutlineFont, putTogetherShapedGlyphs } from './shaping/embedded-subset';
import { openHarfBuzzFont } from './shaping/harfbuzz';
import { createShaper, type ShapedText } from './shaping/shape-text';
import { breakLongToken } from './text/break-points';
import { isDropped } from './text/clean-text';

/** What nearly every handout uses; read while a worker starts. */
export const commonFamilies: readonly FontFamily[] = [
  'Atkinson Hyperlegible Next',
  'Noto Sans',
  'Noto Sans Math',
  'Noto Sans Symbols 2',
];

const loading = new Map<FontFamily, Promise<void>>();

/** Registers and reads families from local files; each once a process, when first asked for. */
export async function loadFonts(families: readonly FontFamily[] = commonFamilies): Promise<void> {
  for (const family of new Set([...commonFamilies, ...families])) {
    const known = loading.get(family);
    const load = known ?? loadFamily(family);
    if (!known) loading.set(family, load);
    await load;
  }
}

/** The reading font's line, which all others are given. */
let metrics: OpenFont | undefined;

async function loadFamily(family: FontFamily): Promise<void> {
  Font.registerHyphenationCallback(breakLongToken);
  const faces = fontFaces(family);
  Font.register({
    family,
    fonts: faces.map((face) => ({ src: face.file, fontWeight: face.weight, fontStyle: face.style })),
  });
  const byFile = new Map<string, OpenFont>();
  for (const face of faces) {
    const known = byFile.get(face.file);
    const font = await openFace(family, face, known);
    if (known) continue;
    byFile.set(face.file, font);
    shapeWithHarfBuzz(font, face.file);
    metrics ??= font;
    if (font !== metrics) alignLines(font, metrics, family);
  }
}

/** What is used of fontkit's font, beyond react-pdf's types. */
type OpenFont = OutlineFont & {
  layout: (text: string) => ShapedText;
  hasGlyphForCodePoint: (codePoint: number) => boolean;
  unitsPerEm: number;
  ascent: number;
  descent: number;
  lineGap: number;
};

/** A file that stands in for several faces is opened, and embedded, once. */
async function openFace(family: FontFamily, face: FontFace, known: OpenFont | undefined): Promise<OpenFont> {
  const descriptor = { fontFamily: family, fontWeight: face.weight, fontStyle: face.style };
  const source = Font.getFont(descriptor);
  if (known && source) {
    Object.assign(source, { data: known, loadResultPromise: Promise.resolve() });
    return known;
  }
  await Font.load(descriptor);
  const font: unknown = Font.getFont(descriptor)?.data;
  if (typeof font !== 'object' || font === null || !('getGlyph' in font)) {
    throw new Error(`The font ${family} ${face.weight} ${face.style} did not load`);
  }
  return font as OpenFont; // fontkit's TTFFont, which the check above tells from a built-in font
}

/** Puts HarfBuzz behind the one function of fontkit's font that layout shapes text with. */
function shapeWithHarfBuzz(font: OpenFont, file: string): void {
  font.layout = createShaper(openHarfBuzzFont(readFileSync(file)));
  putTogetherShapedGlyphs(font);
  const has = font.hasGlyphForCodePoint.bind(font);
  // Else layout looks for another font to print a direction mark with.
  font.hasGlyphForCodePoint = (codePoint) => isDropped(codePoint) || has(codePoint);
}

/** Height above and below the line of writing, of the type's size, where it is not the reading font's. */
const tall: Partial<Record<FontFamily, { ascent: number; descent: number }>> = {
  'Noto Nastaliq Urdu': { ascent: 1.35, descent: -0.85 },
};

/** Gives a fallback font the reading font's line: else one arrow moves the baseline of its whole line. */
function alignLines(font: OpenFont, reading: OpenFont, family: FontFamily): void {
  for (const name of ['ascent', 'descent', 'lineGap'] as const) {
    const own = name === 'lineGap' ? undefined : tall[family]?.[name];
    const value = (own ?? reading[name] / reading.unitsPerEm) * font.unitsPerEm;
    Object.defineProperty(font, name, { value, configurable: true });
  }
}
