import { Font } from '@react-pdf/renderer';
import { fontFaces, fontFamilies } from './font-files';
import { breakLongToken } from './text/break-points';

let loading: Promise<void> | undefined;

/** Registers and reads the whole font stack from local files; once a process. */
export function loadFonts(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  Font.registerHyphenationCallback(breakLongToken);
  for (const family of fontFamilies) {
    const faces = fontFaces(family);
    Font.register({
      family,
      fonts: faces.map((face) => ({ src: face.file, fontWeight: face.weight, fontStyle: face.style })),
    });
    for (const face of faces) {
      const descriptor = { fontFamily: family, fontWeight: face.weight, fontStyle: face.style };
      await Font.load(descriptor);
      const font = Font.getFont(descriptor)?.data;
      if (isShaper(font)) rememberShaping(font);
    }
  }
}

type Shaper = { layout: (text: string, ...rest: unknown[]) => unknown };

function isShaper(font: unknown): font is Shaper {
  return typeof font === 'object' && font !== null && 'layout' in font && typeof font.layout === 'function';
}

const REMEMBERED = 5_000;
const LONGEST = 400;

/**
 * Layout shapes the same text in every pass (twice to count the pages, once to draw), and shaping is
 * four tenths of the time. The result depends on nothing but the arguments, and textkit copies the
 * positions before it scales them, so a memo halves the time and changes no byte.
 */
function rememberShaping(font: Shaper): void {
  const shape = font.layout.bind(font);
  const known = new Map<string, unknown>();
  font.layout = (text, ...rest) => {
    if (text.length > LONGEST) return shape(text, ...rest);
    const key = `${JSON.stringify(rest)}${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = shape(text, ...rest);
    const oldest = known.keys().next();
    if (known.size >= REMEMBERED && !oldest.done) known.delete(oldest.value);
    known.set(key, result);
    return result;
  };
}
