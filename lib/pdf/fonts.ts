import { Font } from '@react-pdf/renderer';
import { type FontFace, type FontFamily, fontFaces, fontFamilies } from './font-files';
import { breakLongToken } from './text/break-points';

let loading: Promise<void> | undefined;

/** Registers and reads the whole font stack from local files; once a process. */
export function loadFonts(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  Font.registerHyphenationCallback(breakLongToken);
  let metrics: OpenFont | undefined;
  for (const family of fontFamilies) {
    const faces = fontFaces(family);
    Font.register({
      family,
      fonts: faces.map((face) => ({ src: face.file, fontWeight: face.weight, fontStyle: face.style })),
    });
    for (const face of faces) {
      const font = await openFace(family, face);
      nameGlyphs(font);
      rememberShaping(font);
      metrics ??= font;
      if (font !== metrics) alignLines(font, metrics);
    }
  }
}

/** What is used of fontkit's font, beyond react-pdf's types. */
type OpenFont = {
  layout: (text: string, features?: object, ...rest: unknown[]) => unknown;
  getGlyph: (id: number, codePoints: number[]) => unknown;
  glyphForCodePoint: (codePoint: number) => { id: number };
  characterSet: number[];
  unitsPerEm: number;
  ascent: number;
  descent: number;
  lineGap: number;
};

async function openFace(family: FontFamily, face: FontFace): Promise<OpenFont> {
  const descriptor = { fontFamily: family, fontWeight: face.weight, fontStyle: face.style };
  await Font.load(descriptor);
  const font: unknown = Font.getFont(descriptor)?.data;
  if (typeof font !== 'object' || font === null || !('getGlyph' in font)) {
    throw new Error(`The font ${family} ${face.weight} ${face.style} did not load`);
  }
  return font as OpenFont; // fontkit's TTFFont, which the check above tells from a built-in font
}

/**
 * fontkit remembers for each glyph the characters that it first stood for, and the PDF's text layer
 * repeats them. Where "ị" is drawn as an i and a dot, every later i would read "ị". Naming all glyphs
 * from the character map first also keeps the bytes free of what was rendered before.
 */
function nameGlyphs(font: OpenFont): void {
  for (const codePoint of [...font.characterSet].sort((a, b) => a - b)) {
    font.getGlyph(font.glyphForCodePoint(codePoint).id, [codePoint]);
  }
}

/** Gives a fallback font the reading font's line: else one arrow moves the baseline of its whole line. */
function alignLines(font: OpenFont, metrics: OpenFont): void {
  for (const name of ['ascent', 'descent', 'lineGap'] as const) {
    const value = (metrics[name] / metrics.unitsPerEm) * font.unitsPerEm;
    Object.defineProperty(font, name, { value, configurable: true });
  }
}

const REMEMBERED = 5_000;
const LONGEST = 400;
const combining = /\p{M}/u;

/**
 * Layout shapes the same text in every pass (twice to count the pages, once to draw), and shaping is
 * four tenths of the time. The result depends on nothing but the arguments, and textkit copies the
 * positions before it scales them, so a memo halves the time and changes no byte.
 */
function rememberShaping(font: OpenFont): void {
  const shape = font.layout.bind(font);
  const known = new Map<string, unknown>();
  font.layout = (text, features, ...rest) => {
    // Composed letters stay one glyph each, so that copied text reads as it was written.
    const wanted = combining.test(text) ? features : { ...features, ccmp: false };
    if (text.length > LONGEST) return shape(text, wanted, ...rest);
    const key = `${JSON.stringify([wanted, rest])}${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = shape(text, wanted, ...rest);
    const oldest = known.keys().next();
    if (known.size >= REMEMBERED && !oldest.done) known.delete(oldest.value);
    known.set(key, result);
    return result;
  };
}
