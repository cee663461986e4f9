import { linkHrefSchema, type Mark } from '@/lib/domain/handout/body';
import { listPieces } from './html-lists';
import { tablePieces } from './html-tables';
import { type Piece, paragraphOf } from './pieces';
import type { Inherited, Reader } from './reader';
import { inlineOf, type RawRun } from './runs';
import { seenIn, signFontOf } from './sign-fonts';
import { familyOf, type Shift, type Style, shiftOf, styleOf } from './styles';
import { IGNORED, takeWordItem, type WordItem } from './word-items';

/** One line that is being read. */
type Line = { runs: RawRun[]; item: WordItem | undefined; goesOn: boolean };

const BLOCK =
  'address, article, aside, blockquote, body, center, dd, details, dialog, dir, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, li, main, menu, nav, p, pre, search, section, summary, caption';
const BLOCK_DISPLAY = /^(?:block|flex|grid|list-item|table|table-row|flow-root|table-caption)$/i;
/** Elements that are drawn apart from the words beside them without any space between. */
const APART = 'button, [role="cell"], [role="gridcell"], [role="columnheader"], [role="rowheader"]';

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
    const lines = given.keepsLines ? text.split(/\r\n|\r|\n/) : [text];
    lines.forEach((part, at) => {
      if (at > 0) endLine();
      const seen = seenIn(part, given.font, (before) =>
        reader.report.add('sign', placeBehind(wordsOfRuns(line.runs) + before)),
      );
      line.runs.push({ text: seen, marks: marksOf(given), shift: given.shift });
    });
  };

  const readBlock = (element: Element, style: Style, given: Inherited): void => {
    endLine();
    const item = element.matches('p, h1, h2, h3, h4, h5, h6, div, pre')
      ? takeWordItem(element, style, reader.sheet)
      : null;
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
    if (element.matches('br')) endLine();
    if (IGNORED.test(element.getAttribute('style') ?? '') && element.closest('li')) return;
    const handed = handedDown(element, style, given);
    if (element.matches('ul, ol, menu, dir')) {
      endLine();
      pieces.push(...listPieces(element, handed, reader));
    } else if (element.matches('table')) {
      endLine();
      pieces.push(...tablePieces(element, handed, reader));
    } else if (element.matches(BLOCK) || BLOCK_DISPLAY.test(style.get('display') ?? '')) {
      readBlock(element, style, handed);
    } else {
      const [open, close] = signsAround(element);
      if (open) readText(open, given);
      readAll(element.childNodes, handed);
      if (close) readText(close, given);
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

function signsAround(element: Element): [open: string, close: string] {
  if (element.matches('q')) return ['“', '”'];
  if (element.matches('rt')) return [' (', ')'];
  if (element.matches('mfrac > :first-child')) return ['', '/'];
  if (element.matches('msqrt, mroot')) return ['√(', ')'];
  return element.matches(APART) ? [' ', ' '] : ['', ''];
}

const LONGEST_PLACE = 30;

const wordsOfRuns = (runs: readonly RawRun[]): string => runs.map(({ text }) => text).join('');

/** A place by the words right before it, by which it can be found. */
function placeBehind(before: string): string {
  const words = before.trimEnd();
  if (words.length <= LONGEST_PLACE) return words === '' ? '' : `after ${words}`;
  return `after ${words.slice(-LONGEST_PLACE).replace(/^\S*\s/, '')}`;
}

function handedDown(element: Element, style: Style, given: Inherited): Inherited {
  const family = familyOf(style) ?? element.getAttribute('face');
  const isHeading = given.isHeading || element.matches('h1, h2, h3, h4, h5, h6, [role="heading"]');
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
  return given || element.matches('b, strong');
}

function italicIn(element: Element, style: Style, given: boolean): boolean {
  const slant = style.get('font-style') ?? '';
  if (/^(?:italic|oblique)/i.test(slant)) return true;
  if (/^normal$/i.test(slant)) return false;
  return given || element.matches('i, em, cite, dfn, var');
}

function linkOf(element: Element): string | null {
  const href = element.matches('a[href]') ? (element.getAttribute('href') ?? '').trim() : '';
  return linkHrefSchema.safeParse(href).success ? href : null;
}

function shiftIn(element: Element, style: Style): Shift | null {
  const said = element.matches('td, th, tr, p, div, li') ? null : shiftOf(style);
  if (said === 'none') return null;
  if (said) return said;
  if (element.matches('sup, msup > :nth-child(2), msubsup > :nth-child(3), mfrac > :nth-child(1)')) return 'raised';
  if (element.matches('sub, msub > :nth-child(2), msubsup > :nth-child(2), mfrac > :nth-child(2)')) return 'lowered';
  return null;
}

function linesIn(element: Element, style: Style): boolean | null {
  const space = style.get('white-space') ?? '';
  if (/^(?:pre|break-spaces)/i.test(space)) return true;
  if (/^(?:normal|nowrap)$/i.test(space)) return false;
  return element.matches('pre, textarea, listing, xmp') ? true : null;
}

function marksOf({ bold, italic, link }: Inherited): Mark[] {
  return [
    ...(bold ? [{ type: 'bold' as const }] : []),
    ...(italic ? [{ type: 'italic' as const }] : []),
    ...(link === null ? [] : [{ type: 'link' as const, attrs: { href: link } }]),
  ];
}
