import * as P from '@react-pdf/primitives';
import { Font } from '@react-pdf/renderer';
import layoutEngine, {
  bidi,
  fontSubstitution,
  fromFragments,
  justification,
  linebreaker,
  scriptItemizer,
  textDecoration,
  wordHyphenation,
} from '@react-pdf/textkit';
import { isTextInstance, type SourceNode, type TextLine } from './nodes';
import { inheritedFrom, optionalNumber, type ResolvedStyle, resolveStyle, textOf } from './style';

// Typed loosely upstream; the shapes used here are held by the tests of this folder.
type Fragment = { string: string; attributes: Record<string, unknown> };
type Paragraphs = (text: unknown, container: object, options: object) => TextLine[][];

// biome-ignore format: one engine a line would say no more
const typeset = layoutEngine({ bidi, linebreaker, justification, textDecoration, scriptItemizer, wordHyphenation, fontSubstitution } as never) as unknown as Paragraphs;

/** A text ready to be set at any width: its parts with their fonts, and a key that stands for all of it. */
export type SetText = { fragments: Fragment[]; key: string; style: ResolvedStyle; options: object };

export function prepareText(node: SourceNode, style: ResolvedStyle): SetText {
  const fragments = fragmentsOf(node, style, null, 0);
  const hyphenationPenalty = node.props.hyphenationPenalty;
  const key = JSON.stringify([
    optionalNumber(style, 'maxLines'),
    hyphenationPenalty,
    fragments.map(({ string, attributes: { font: _font, ...rest } }) => [string, rest]),
  ]);
  const options = {
    hyphenationPenalty,
    shrinkWhitespaceFactor: { before: -0.5, after: -0.5 },
    hyphenationCallback: Font.getHyphenationCallback(),
  };
  return { fragments, key, style, options };
}

function fragmentsOf(node: SourceNode, style: ResolvedStyle, parentLink: unknown, depth: number): Fragment[] {
  const attributes = attributesOf(node, style, parentLink, depth);
  return (node.children ?? []).flatMap((child): Fragment[] => {
    if (isTextInstance(child)) return [{ string: child.value ?? '', attributes }];
    if (child.type !== P.Text && child.type !== P.Link) {
      throw new Error(`The page layout cannot set a ${child.type} inside a text`);
    }
    const own = resolveStyle(child.style);
    const textDecoration = joinDecorations(style.textDecoration, own.textDecoration);
    return fragmentsOf(child, { ...inheritedFrom(style), ...own, ...textDecoration }, attributes.link, depth + 1);
  });
}

/** An underlined part stays underlined inside a part that says nothing else. */
function joinDecorations(outer: unknown, inner: unknown): { textDecoration?: unknown } {
  const value = inner ?? outer;
  return value === undefined ? {} : { textDecoration: value };
}

function attributesOf(node: SourceNode, style: ResolvedStyle, parentLink: unknown, depth: number) {
  const { color = 'black', fontSize = 18, lineHeight, opacity, verticalAlign, textDecoration } = style;
  const decoration = typeof textDecoration === 'string' ? textDecoration : '';
  const direction = style.direction ?? 'ltr';
  const fontFamily = textOf(style, 'fontFamily') ?? '';
  const { fontWeight, fontStyle } = style;
  const font = Font.getFont({ fontFamily, fontWeight, fontStyle } as Parameters<typeof Font.getFont>[0]);
  return {
    font: [font?.data],
    // Not read by the typesetter: names the font in the key of the text.
    fontName: `${fontFamily} ${fontWeight} ${fontStyle}`,
    color,
    opacity,
    fontSize,
    lineHeight,
    direction,
    verticalAlign,
    backgroundColor: depth === 0 ? null : style.backgroundColor,
    indent: style.textIndent,
    characterSpacing: style.letterSpacing,
    strikeStyle: style.textDecorationStyle,
    underlineStyle: style.textDecorationStyle,
    underline: decoration.includes('underline'),
    strike: decoration.includes('line-through'),
    strikeColor: style.textDecorationColor ?? color,
    underlineColor: style.textDecorationColor ?? color,
    link: parentLink ?? node.props.src ?? node.props.href,
    align: style.textAlign ?? (direction === 'rtl' ? 'right' : 'left'),
    features: style.fontFeatureSettings,
  };
}

const REMEMBERED = 4_000;
const setBefore = new Map<string, readonly TextLine[]>();

/** The lines of a text at a width. The same text at the same width is set once; each caller gets lines of its own. */
export function linesOf(text: SetText, width: number): TextLine[] {
  const key = `${width}${text.key}`;
  let lines = setBefore.get(key);
  if (!lines) {
    lines = typeset(fromFragments(text.fragments as never), containerFor(text.style, width), text.options).flat();
    const oldest = setBefore.keys().next();
    if (setBefore.size >= REMEMBERED && !oldest.done) setBefore.delete(oldest.value);
    setBefore.set(key, lines);
  }
  return lines.map(copied);
}

function containerFor({ maxLines, textOverflow }: ResolvedStyle, width: number): object {
  return { x: 0, y: 0, width, height: Number.POSITIVE_INFINITY, maxLines, truncateMode: textOverflow };
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
