import { Font } from '@react-pdf/renderer';
import { create } from 'fontkit';
import { type FontFace, type FontFamily, fontFaces } from './font-files';
import type { FontSource } from './font-source';
import { type OutlineFont, putTogetherShapedGlyphs } from './shaping/embedded-subset';
import { openHarfBuzzFont } from './shaping/harfbuzz';
import { createShaper, type ShapedText } from './shaping/shape-text';
import { isDropped } from './text/clean-text';
import { type Reach, reachOf } from './text/script-room';

const readingFamily: FontFamily = 'Atkinson Hyperlegible Next';

/** What nearly every handout uses; read while a worker starts. */
export const commonFamilies: readonly FontFamily[] = [
  readingFamily,
  'Noto Sans',
  'Noto Sans Math',
  'Noto Sans Symbols 2',
];

const loading = new Map<FontFamily, Promise<void>>();

/** Registers and reads families; each once a process, when first asked for. */
export async function loadFonts(source: FontSource, families: readonly FontFamily[] = commonFamilies): Promise<void> {
  // First, as it gives all others its line.
  for (const family of new Set([readingFamily, ...families])) {
    const known = loading.get(family);
    const load = known ?? loadFamily(family, source);
    if (!known) loading.set(family, load);
    await load;
  }
}

/** The reading font's line, which all others are given. */
let metrics: OpenFont | undefined;

async function loadFamily(family: FontFamily, source: FontSource): Promise<void> {
  const faces = fontFaces(family);
  Font.register({
    family,
    fonts: faces.map((face) => ({ src: face.file, fontWeight: face.weight, fontStyle: face.style })),
  });
  // A file that stands in for several faces is opened, and embedded, once.
  const files = [...new Set(faces.map(({ file }) => file))];
  const opened = new Map(
    await Promise.all(files.map(async (file) => [file, openFont(file, await source.read(file))] as const)),
  );
  for (const face of faces) {
    const font = opened.get(face.file);
    if (!font) continue;
    metrics ??= font;
    if (font !== metrics) alignLines(font, metrics, family);
    giveFace(family, face, font);
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

/** fontkit's font, with HarfBuzz behind the one function of it that layout shapes text with. */
function openFont(file: string, bytes: Uint8Array): OpenFont {
  // fontkit's types ask for Node's Buffer; any bytes will do.
  const opened: unknown = create(bytes as Parameters<typeof create>[0]);
  if (typeof opened !== 'object' || opened === null || !('getGlyph' in opened)) {
    throw new Error(`The font ${file} did not load`);
  }
  const font = opened as OpenFont; // a TTFFont, which the check above tells from a collection of fonts
  font.layout = createShaper(openHarfBuzzFont(bytes));
  putTogetherShapedGlyphs(font);
  const has = font.hasGlyphForCodePoint.bind(font);
  // Else layout looks for another font to print a direction mark with.
  font.hasGlyphForCodePoint = (codePoint) => isDropped(codePoint) || has(codePoint);
  return font;
}

/** Puts an opened font where react-pdf would put what it had loaded itself. */
function giveFace(family: FontFamily, face: FontFace, font: OpenFont): void {
  const place = Font.getFont({ fontFamily: family, fontWeight: face.weight, fontStyle: face.style });
  if (!place) throw new Error(`The font ${family} ${face.weight} ${face.style} is not registered`);
  Object.assign(place, { data: font, loadResultPromise: Promise.resolve() });
}

/** Its lines have a height of their own: see roomFor. */
const nastaliq: Reach = { ascent: 1.35, descent: -0.85 };

/** Gives a fallback font the reading font's line: else one arrow moves the baseline of its whole line. */
function alignLines(font: OpenFont, reading: OpenFont, family: FontFamily): void {
  const reach = family === 'Noto Nastaliq Urdu' ? nastaliq : reachOf(family);
  for (const name of ['ascent', 'descent', 'lineGap'] as const) {
    const own = name === 'lineGap' ? undefined : reach?.[name];
    const value = (own ?? reading[name] / reading.unitsPerEm) * font.unitsPerEm;
    Object.defineProperty(font, name, { value, configurable: true });
  }
}
