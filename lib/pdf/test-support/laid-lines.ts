import { Font } from '@react-pdf/renderer';
import type { Direction } from '@/lib/domain/language/direction';
import { isolateForeign } from '@/lib/domain/language/isolates';
import { loadFonts } from '../fonts';
import type { TextLine, TextRun } from '../layout/nodes';
import { typesetAny } from '../layout/typeset';
import { localFonts } from '../local-fonts';
import { rightToLeft } from '../shaping/shape-text';
import { cleanText } from '../text/clean-text';
import { splitByFont } from '../text/font-runs';
import { stackOf } from '../text/font-stack';
import { lineForPrint } from '../text/print-order';
import { sampledScripts, scriptSamples } from './script-samples';

const families = [
  ...(['Atkinson Hyperlegible Next', 'Noto Sans', 'Noto Sans Math', 'Noto Sans Symbols 2'] as const),
  ...(['Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Bengali'] as const),
  ...sampledScripts.map((script) => scriptSamples[script].family),
];

/** Loads the fonts that lines are set in; once, before any test sets one. */
export const loadLineFonts = () => loadFonts(localFonts, families);

export const stack = stackOf('en', localFonts).filter(({ family }) => families.some((one) => one === family));

type Laid = { text: string; width: number };

/** Lays a text out like the page. */
export function setLines(text: string, width: number, direction: Direction, fontSize = 12): TextLine[] {
  const fragments = splitByFont(isolateForeign(cleanText(text), direction), stack).map(({ family, text: string }) => {
    const font = Font.getFont({ fontFamily: family, fontWeight: 400, fontStyle: 'normal' })?.data;
    return {
      string,
      attributes: { font: [font], color: 'black', fontSize, lineHeight: 16, direction, align: 'left' },
    };
  });
  return typesetAny(fragments, { x: 0, y: 0, width, height: Number.POSITIVE_INFINITY });
}

/** The lines of a text as a reader of the PDF gets them. */
export function lay(text: string, width: number, direction: Direction = 'ltr'): Laid[] {
  return setLines(text, width, direction).map((line) => ({
    text: lineForPrint(line).runs.map(textOf).join('').trim(),
    width: line.xAdvance ?? 0,
  }));
}

/** The letters of a line in visual order. */
export function seen({ runs }: TextLine): string {
  const glyphs = runs.flatMap((run) => run.glyphs ?? []);
  return glyphs.map(({ codePoints, printed }) => (printed === null ? '' : String.fromCharCode(...codePoints))).join('');
}

/** A run with letters from right to left starts with its last one. */
export function textOf({ glyphs = [] }: TextRun): string {
  const letters = glyphs.map(({ codePoints }) => String.fromCharCode(...codePoints));
  return (letters.some((letter) => rightToLeft.test(letter)) ? letters.reverse() : letters).join('');
}

export const linesOf = (text: string, width: number, direction?: Direction): string[] =>
  lay(text, width, direction).map((line) => line.text);

/** The width of a line without the white space that it begins and ends with. */
export function inkOf({ runs }: TextLine): number {
  const glyphs = runs.flatMap((run) =>
    (run.glyphs ?? []).map(({ codePoints }, index) => ({
      isSpace: codePoints.every((unit) => /[\s\u202a-\u202e\u2066-\u2069]/u.test(String.fromCharCode(unit))),
      width: run.positions?.[index]?.xAdvance ?? 0,
    })),
  );
  const [first, last] = [glyphs.findIndex(({ isSpace }) => !isSpace), glyphs.findLastIndex(({ isSpace }) => !isSpace)];
  return glyphs.slice(first, last + 1).reduce((sum, { width }) => sum + width, 0);
}
