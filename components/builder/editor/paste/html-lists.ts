import type {
  BlockNode,
  BulletListNode,
  ListItemNode,
  OrderedListNode,
  ParagraphNode,
} from '@/lib/domain/handout/body';
import { isListStart, itemLabel, type ListStyle } from '@/lib/domain/handout/list-numbering';
import { LISTS } from './elements';
import { linesOf } from './flatten';
import { blocksOf, isList, numberedList } from './lists';
import { type Piece, startingWith } from './pieces';
import { blocksIn, type Inherited, type Reader } from './reader';
import { styleOf } from './styles';
import { wordsOf } from './words';

/** How a list of the source counts; null for bullets, 'unknown' where a list here cannot count like it. */
type Counting = ListStyle | 'unknown' | null;
/** The marker that the source sets; 'none' where it shows no numbers itself. */
type SaidCounting = Counting | 'none';

const namedStyles: Record<string, SaidCounting> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
  decimal: 'decimal',
  'decimal-leading-zero': 'decimal',
  'lower-alpha': 'lower-alpha',
  'lower-latin': 'lower-alpha',
  'upper-alpha': 'upper-alpha',
  'upper-latin': 'upper-alpha',
  'lower-roman': 'lower-roman',
  'upper-roman': 'upper-roman',
  disc: null,
  circle: null,
  square: null,
  none: 'none',
};

/** Items with consecutive numbers. */
type Group = { counting: Counting; id: string; items: ListItemNode[]; start: number };

/** A list of HTML, in several where its items jump in number or kind. */
export function listPieces(list: Element, inherited: Inherited, reader: Reader): Piece[] {
  const pieces: Piece[] = [];
  const isOrdered = list.localName === 'ol';
  const isReversed = isOrdered && list.hasAttribute('reversed');
  const ownItems = [...list.children].filter((child) => child.localName === 'li').length;
  let next = Number.parseInt(list.getAttribute('start') ?? (isReversed ? String(ownItems) : '1'), 10);
  if (Number.isNaN(next)) next = 1;
  let group: Group | null = null;

  const endGroup = (): void => {
    if (group) pieces.push({ node: listOf(group.counting, group.start, group.items) });
    group = null;
  };

  for (const child of list.childNodes) {
    if (child.nodeType !== 1) {
      if ((child.nodeValue ?? '').trim() === '' || child.nodeType !== 3) continue;
      endGroup();
      pieces.push(...reader.piecesIn([child], inherited));
      continue;
    }
    const element = child as Element; // its type says so
    if (LISTS.has(element.localName)) {
      nest(listPieces(element, inherited, reader), group, pieces, reader);
      continue;
    }
    if (element.localName !== 'li') {
      const found = reader.piecesIn([element], inherited);
      if (found.length > 0) endGroup();
      pieces.push(...found);
      continue;
    }
    if (isWrapper(element)) {
      // Programs write an item without a bullet of its own around a deeper list.
      nest(reader.piecesIn(element.childNodes, inherited), group, pieces, reader);
      continue;
    }
    const value = Number.parseInt(element.getAttribute('value') ?? '', 10);
    const jumps = isOrdered && !Number.isNaN(value) && value !== next;
    if (jumps) next = value;
    const said = countingOf(list, element, reader);
    // Do not invent numbers that the source did not show.
    const counting = said === 'none' ? null : said;
    const id = /\bl\d+\b/i.exec(styleOf(element, reader.sheet).get('mso-list') ?? '')?.[0] ?? '';
    const item = itemOf(element, inherited, reader);
    // Pages with counters of their own draw numbers that are in no clipboard.
    if (said === 'none' && isOrdered) reader.report.add('numbering', wordsOf(item.content));
    if (counting !== null && (counting === 'unknown' || isReversed || !isListStart(next))) {
      endGroup();
      const label = itemLabel({ start: next, style: 'decimal' }, 0);
      if (counting === 'unknown') reader.report.add('numbering', label);
      const lines = linesOf(item.content, reader.report, 'flattened');
      const [first = { type: 'paragraph' } as ParagraphNode, ...rest] = lines;
      pieces.push({ node: startingWith(`${label} `, first) }, ...rest.map((node) => ({ node })));
    } else {
      if (group && (group.counting !== counting || jumps || group.id !== id)) endGroup();
      group ??= { counting, id, items: [], start: next };
      group.items.push(item);
    }
    next += isReversed ? -1 : 1;
  }
  endGroup();
  return pieces;
}

/** Nests a deeper list under the last item before it, so that both keep their order. */
function nest(inner: readonly Piece[], group: Group | null, pieces: Piece[], reader: Reader): void {
  const last = group?.items.at(-1);
  if (last) last.content.push(...heldInItem(blocksOf(inner, reader.report), reader));
  else pieces.push(...inner.map((piece) => ({ ...piece, deeper: (piece.deeper ?? 0) + 1 })));
}

function listOf(counting: Counting, start: number, items: ListItemNode[]): BulletListNode | OrderedListNode {
  return counting === null || counting === 'unknown'
    ? { type: 'bulletList', content: items }
    : numberedList({ style: counting, value: start }, items);
}

function isWrapper(item: Element): boolean {
  const isBare = [...item.childNodes].every((child) => child.nodeType !== 3 || (child.nodeValue ?? '').trim() === '');
  return isBare && item.children.length > 0 && [...item.children].every((child) => LISTS.has(child.localName));
}

function countingOf(list: Element, item: Element, { sheet }: Reader): SaidCounting {
  const styled = (element: Element): string | undefined => {
    const style = styleOf(element, sheet);
    const known =
      style.get('list-style-type') ??
      style
        .get('list-style')
        ?.split(' ')
        .find((word) => word in namedStyles);
    return known?.toLowerCase();
  };
  const named = styled(item) ?? item.getAttribute('type') ?? styled(list) ?? list.getAttribute('type');
  if (named === undefined || named === null) return list.localName === 'ol' ? 'decimal' : null;
  const known = namedStyles[named];
  if (known !== undefined) return known;
  return list.localName === 'ol' && !/^["']/.test(named) ? 'unknown' : null;
}

function itemOf(element: Element, inherited: Inherited, reader: Reader): ListItemNode {
  const content = heldInItem(blocksIn(element.childNodes, inherited, reader), reader);
  return {
    type: 'listItem',
    content: content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content],
  };
}

const heldInItem = (blocks: readonly BlockNode[], { report }: Reader): ListItemNode['content'] =>
  blocks.flatMap((block) =>
    isList(block) || block.type === 'paragraph' ? [block] : linesOf([block], report, 'flattened'),
  );
