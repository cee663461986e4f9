import * as P from '@react-pdf/primitives';
import { Font } from '@react-pdf/renderer';
import { Memory } from '@/lib/domain/memory';
import { lineHeightWith } from '../text/script-room';
import { isTextInstance, type SourceNode, type TextLine } from './nodes';
import { inheritedFrom, optionalNumber, type ResolvedStyle, resolveStyle, textOf } from './style';
import { type Fragment, isPlainLatin, typesetAny, typesetLatin } from './typeset';

/** A text ready to be set at any width: its parts with their fonts, and a key that stands for all of it. */
export type SetText = { fragments: Fragment[]; key: string; style: ResolvedStyle };

export function prepareText(node: SourceNode, style: ResolvedStyle): SetText {
  const fragments = fragmentsOf(node, style, null);
  const key = JSON.stringify([
    optionalNumber(style, 'maxLines'),
    fragments.map(({ string, attributes: { font: _font, ...rest } }) => [string, rest]),
  ]);
  return { fragments, key, style };
}

function fragmentsOf(node: SourceNode, style: ResolvedStyle, parentLink: unknown): Fragment[] {
  const attributes = attributesOf(node, style, parentLink);
  return (node.children ?? []).flatMap((child): Fragment[] => {
    if (isTextInstance(child)) return [{ string: child.value ?? '', attributes }];
    if (child.type !== P.Text && child.type !== P.Link) {
      throw new Error(`The page layout cannot set a ${child.type} inside a text`);
    }
    const own = resolveStyle(child.style);
    const textDecoration = joinDecorations(style.textDecoration, own.textDecoration);
    return fragmentsOf(child, { ...inheritedFrom(style), ...own, ...textDecoration }, attributes.link);
  });
}

/** An underlined part stays underlined inside a part that says nothing else. */
function joinDecorations(outer: unknown, inner: unknown): { textDecoration?: unknown } {
  const value = inner ?? outer;
  return value === undefined ? {} : { textDecoration: value };
}

function attributesOf(node: SourceNode, style: ResolvedStyle, parentLink: unknown) {
  const { color = 'black', fontSize = 18, textDecoration } = style;
  const lineHeight = optionalNumber(style, 'lineHeight');
  const direction = style.direction ?? 'ltr';
  const fontFamily = textOf(style, 'fontFamily') ?? '';
  const { fontWeight, fontStyle } = style;
  const font = Font.getFont({ fontFamily, fontWeight, fontStyle } as Parameters<typeof Font.getFont>[0]);
  return {
    font: [font?.data],
    // Not read by the typesetter: names the font in the key of the text.
    fontName: `${fontFamily} ${fontWeight} ${fontStyle}`,
    color,
    fontSize,
    lineHeight: lineHeight && lineHeightWith(fontFamily, optionalNumber(style, 'fontSize') ?? 18, lineHeight),
    direction,
    underline: textDecoration === 'underline',
    underlineColor: color,
    link: parentLink ?? node.props.src ?? node.props.href,
    align: style.textAlign ?? (direction === 'rtl' ? 'right' : 'left'),
  };
}

const setBefore = new Memory<readonly TextLine[]>(4_000);

/** The lines of a text at a width. The same text at the same width is set once; each caller gets lines of its own. */
export function linesOf(text: SetText, width: number): TextLine[] {
  const lines = setBefore.getOr(`${width}${text.key}`, () =>
    (isPlainLatin(text.fragments) ? typesetLatin : typesetAny)(text.fragments, containerFor(text.style, width)),
  );
  return lines.map(copied);
}

function containerFor({ maxLines }: ResolvedStyle, width: number): object {
  return { x: 0, y: 0, width, height: Number.POSITIVE_INFINITY, maxLines };
}

/** The same words may stand twice on a page: whoever tells the two apart by their runs must find two. */
function copied(line: TextLine): TextLine {
  const runs = line.runs.map((run) => (run.positions ? { ...run, positions: [...run.positions] } : run));
  return { ...line, runs };
}

export function heightOf(lines: readonly TextLine[]): number {
  return lines.reduce((sum, line) => sum + line.box.height, 0);
}

export function widthOf(lines: readonly TextLine[]): number {
  return Math.max(0, ...lines.map((line) => line.xAdvance ?? 0));
}
