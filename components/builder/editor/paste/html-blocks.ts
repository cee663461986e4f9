import { linkHrefSchema, type Mark } from '@/lib/domain/handout/body';
import { HEADINGS, isBlock, LISTS } from './elements';
import { listPieces } from './html-lists';
import { tablePieces } from './html-tables';
import { placeBehind } from './notices';
import { type Piece, paragraphOf } from './pieces';
import type { Inherited, Reader } from './reader';
import { inlineOf, type RawRun } from './runs';
import { seenIn, signFontOf } from './sign-fonts';
import { familyOf, type Shift, type Style, type StyleSheet, shiftOf, styleOf } from './styles';
import { IGNORED, takeWordItem, type WordItem } from './word-items';

/** One line that is being read. */
type Line = { runs: RawRun[]; item: WordItem | undefined; goesOn: boolean };

const ITALIC: ReadonlySet<string> = new Set(['i', 'em', 'cite', 'dfn', 'var']);
const KEEPS_LINES: ReadonlySet<string> = new Set(['pre', 'listing', 'xmp']);
/** What Word writes an item as. */
const MAY_BE_ITEM: ReadonlySet<string> = new Set(['p', 'div', 'pre', ...HEADINGS]);
/** Cells and their like are placed by their table, whatever they say of their height. */
const NEVER_SHIFTED: ReadonlySet<string> = new Set(['td', 'th', 'tr', 'p', 'div', 'li']);
const SIDE_BY_SIDE = /^(?:inline-)?(?:flex|grid)$/i;
/** Parts of a page that are drawn apart from the words beside them without any space between. */
const APART = /^(?:cell|gridcell|columnheader|rowheader)$/;

/** What these nodes of the source hold, block for block. */
export function piecesOf(nodes: Iterable<Node>, inherited: Inherited, reader: Reader): Piece[] {
  const pieces: Piece[] = [];
  let line: Line = { runs: [], item: undefined, goesOn: false };

  const endLine = (): void => {
    const content = inlineOf(line.runs, reader.report);
    const { item, goesOn } = line;
    line = { runs: [], item: content ? undefined : item, goesOn: goesOn || (item !== undefined && content !== null) };
    if (content) pieces.push({ node: paragraphOf(content), ...(item ? { item } : {}), ...(goesOn ? { goesOn } : {}) });
  };

  const readText = (text: string, given: Inherited): void => {
    const lines = given.keepsLines ? text.split(/\r\n|[\r\n\f\v\u0085\u2028\u2029]/) : [text];
    lines.forEach((part, at) => {
      if (at > 0) endLine();
      const seen = seenIn(part, given.font, (before) =>
        reader.report.add('sign', placeBehind(endOfRuns(line.runs) + before)),
      );
      line.runs.push({ text: seen, marks: marksOf(given), shift: given.shift });
    });
  };

  const readBlock = (element: Element, style: Style, given: Inherited): void => {
    endLine();
    const item = MAY_BE_ITEM.has(element.localName) ? takeWordItem(element, style, reader.sheet) : null;
    const outer = line;
    line = { runs: [], item: item ?? undefined, goesOn: false };
    readAll(element.childNodes, given);
    endLine();
    // An item without words keeps its number.
    if (line.item) pieces.push({ node: paragraphOf([]), item: line.item });
    line = { ...outer, runs: [] };
  };

  const readElement = (element: Element, given: Inherited): void => {
    const style = styleOf(element, reader.sheet);
    const tag = element.localName;
    if (tag === 'br') endLine();
    if (IGNORED.test(element.getAttribute('style') ?? '') && element.closest('li')) return;
    const handed = handedDown(element, style, given);
    if (LISTS.has(tag)) {
      endLine();
      pieces.push(...listPieces(element, handed, reader));
    } else if (tag === 'table') {
      endLine();
      pieces.push(...tablePieces(element, handed, reader));
    } else if (isBlock(element, style)) {
      readBlock(element, style, handed);
    } else {
      const [open, close] = signsAround(element);
      const space = standsApart(element, style, reader.sheet) ? ' ' : '';
      if (space + open) readText(space + open, given);
      readAll(element.childNodes, handed);
      if (close + space) readText(close + space, given);
    }
  };

  const readAll = (all: Iterable<Node>, given: Inherited): void => {
    for (const node of all) {
      if (node.nodeType === 3) readText(node.nodeValue ?? '', given);
      else if (node.nodeType === 1) readElement(node as Element, given); // 1 is the type of elements
    }
  };

  readAll(nodes, inherited);
  endLine();
  return pieces;
}

/** Is this a column beside others, which the layout keeps apart without a space in the text? */
function standsApart(element: Element, style: Style, sheet: StyleSheet): boolean {
  const parent = element.parentElement;
  if (!parent) return false;
  const around = styleOf(parent, sheet).get('display') ?? '';
  if (!SIDE_BY_SIDE.test(around) && !/^table-cell$/i.test(style.get('display') ?? '')) return false;
  return wordyChildrenOf(parent) > (hasWords(element) ? 1 : 0);
}

const hasWords = (node: Node): boolean => (node.textContent ?? '').trim() !== '';

/** Cached, because every child element needs it and a pasted document does not change while it is read. */
const counted = new WeakMap<Element, number>();

function wordyChildrenOf(parent: Element): number {
  const known = counted.get(parent) ?? [...parent.childNodes].filter(hasWords).length;
  counted.set(parent, known);
  return known;
}

function signsAround(element: Element): [open: string, close: string] {
  const tag = element.localName;
  if (tag === 'q') return ['“', '”'];
  if (tag === 'rt') return [' (', ')'];
  if (tag === 'msqrt' || tag === 'mroot') return ['√(', ')'];
  if (element.parentElement?.localName === 'mfrac' && !element.previousElementSibling) return ['', '/'];
  if (tag === 'mspace' && !/^-/.test(element.getAttribute('width') ?? '')) return [' ', ''];
  if (tag === 'mtd') return [' ', ' '];
  return tag === 'button' || APART.test(element.getAttribute('role') ?? '') ? [' ', ' '] : ['', ''];
}

/** The last words of a line, enough to locate it. */
const endOfRuns = (runs: readonly RawRun[]): string =>
  runs
    .slice(-10)
    .map(({ text }) => text.slice(-100))
    .join('');

function handedDown(element: Element, style: Style, given: Inherited): Inherited {
  const family = familyOf(style) ?? element.getAttribute('face');
  const isHeading = given.isHeading || HEADINGS.has(element.localName) || element.getAttribute('role') === 'heading';
  return {
    bold: isHeading || boldIn(element, style, given.bold),
    italic: italicIn(element, style, given.italic),
    link: linkOf(element) ?? given.link,
    shift: shiftIn(element, style) ?? given.shift,
    font: family === null ? given.font : signFontOf(family),
    keepsLines: linesIn(element, style) ?? given.keepsLines,
    isHeading,
  };
}

/** Google Docs wraps a whole copy in a <b> that says it is not bold. */
function boldIn(element: Element, style: Style, given: boolean): boolean {
  const weight = style.get('font-weight') ?? '';
  if (/^(?:bold|bolder|[6-9]\d\d)$/i.test(weight)) return true;
  if (/^(?:normal|lighter|[1-5]\d\d)$/i.test(weight)) return false;
  return given || element.localName === 'b' || element.localName === 'strong';
}

function italicIn(element: Element, style: Style, given: boolean): boolean {
  const slant = style.get('font-style') ?? '';
  if (/^(?:italic|oblique)/i.test(slant)) return true;
  if (/^normal$/i.test(slant)) return false;
  return given || ITALIC.has(element.localName);
}

function linkOf(element: Element): string | null {
  const href = element.localName === 'a' ? (element.getAttribute('href') ?? '').trim() : '';
  return linkHrefSchema.safeParse(href).success ? href : null;
}

/**
 * Most pages set `vertical-align: baseline` on every element and raise <sup> in another way, so the tag decides there.
 */
function shiftIn(element: Element, style: Style): Shift | null {
  const tag = element.localName;
  const said = NEVER_SHIFTED.has(tag) ? null : shiftOf(style);
  if (said) return said;
  if (tag === 'sup') return 'raised';
  return tag === 'sub' ? 'lowered' : shiftInFormula(element);
}

const FORMULA = /^(?:msu[bp]|msubsup|mfrac)$/;

/** MathML says by its place which part is an exponent, an index, or above or below a line. */
function shiftInFormula(element: Element): Shift | null {
  const parent = element.parentElement;
  if (!parent || !FORMULA.test(parent.localName)) return null;
  const place = [...parent.children].indexOf(element);
  switch (parent.localName) {
    case 'msup':
      return place === 1 ? 'raised' : null;
    case 'msub':
      return place === 1 ? 'lowered' : null;
    case 'msubsup':
      return [null, 'lowered' as const, 'raised' as const][place] ?? null;
    case 'mfrac':
      return place === 0 ? 'raised' : 'lowered';
    default:
      return null;
  }
}

function linesIn(element: Element, style: Style): boolean | null {
  const space = style.get('white-space') ?? '';
  if (/^(?:pre|break-spaces)/i.test(space)) return true;
  if (/^(?:normal|nowrap)$/i.test(space)) return false;
  return KEEPS_LINES.has(element.localName) ? true : null;
}

function marksOf({ bold, italic, link }: Inherited): Mark[] {
  return [
    ...(bold ? [{ type: 'bold' as const }] : []),
    ...(italic ? [{ type: 'italic' as const }] : []),
    ...(link === null ? [] : [{ type: 'link' as const, attrs: { href: link } }]),
  ];
}
