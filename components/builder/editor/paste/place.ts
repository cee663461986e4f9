import { Fragment, type Node, type ResolvedPos, type Slice } from '@tiptap/pm/model';
import type { BlockNode, OrderedListNode } from '@/lib/domain/handout/body';
import { numberingOf } from '@/lib/domain/handout/list-numbering';
import { linesOf } from './flatten';
import type { Report } from './notices';

/** Which blocks the innermost container at a place can hold. */
type Holds = 'everything' | 'text' | 'lines';

/**
 * The blocks as the place of the paste can hold them. A table in a callout would part it in two, and a list in a cell
 * would fall out of its table: both become lines of text, which is reported.
 */
export function fittedTo(place: ResolvedPos, blocks: BlockNode[], report: Report): BlockNode[] {
  const container = containerAt(place);
  const isTable = blocks.length === 1 && blocks[0]?.type === 'table';
  switch (holdsOf(container)) {
    case 'everything':
      return blocks;
    case 'text':
      return blocks.flatMap((block) =>
        block.type === 'table' || block.type === 'checklist' ? linesOf([block], report, 'flattened') : [block],
      );
    case 'lines': {
      // The cells of a table go into cells, and items to tick into their list.
      const isAtHome = container?.type.name === 'checklistItem' ? blocks.every(isChecklist) : isTable;
      return isAtHome ? blocks : linesOf(blocks, report, 'flattened');
    }
  }
}

const FITTED: ReadonlySet<string> = new Set(['paragraph', 'bulletList', 'orderedList', 'checklist', 'table']);

/**
 * The copied blocks that may have to become lines. Empty if the copy has the words of only one block, which join the
 * text at the cursor, or a box or a drawing, which would lose its meaning as lines.
 */
export function wholeBlocksOf({ content, openStart, openEnd }: Slice): BlockNode[] {
  let blocks = content;
  let inner = content;
  for (let open = Math.min(openStart, openEnd); open > 0 && inner.childCount === 1; open -= 1) {
    inner = inner.firstChild?.content ?? Fragment.empty;
    if (inner.firstChild?.isInline) return [];
    if (isFitted(inner)) blocks = inner;
  }
  // The editor's own JSON has the shape of a body, with attributes besides that lines do not need.
  return isFitted(blocks) ? blocks.content.map((node) => node.toJSON() as BlockNode) : [];
}

const isFitted = ({ content }: Fragment): boolean => content.every(({ type }) => FITTED.has(type.name));

const isChecklist = ({ type }: BlockNode): boolean => type === 'checklist';

function containerAt(place: ResolvedPos): Node | null {
  for (let depth = place.depth; depth > 0; depth -= 1) {
    const node = place.node(depth);
    if (holdsOf(node) !== 'everything') return node;
  }
  return null;
}

function holdsOf(node: Node | null): Holds {
  switch (node?.type.name) {
    case 'tableCell':
    case 'tableHeader':
    case 'checklistItem':
      return 'lines';
    case 'listItem':
    case 'callout':
    case 'passage':
      return 'text';
    default:
      return 'everything';
  }
}

/**
 * Do the items of this one list take the place of the empty item at the cursor, so that bullets stay bullets and each
 * step keeps its number? Else the list stands by itself.
 */
export function joinsListAt(place: ResolvedPos, blocks: readonly BlockNode[]): boolean {
  const [block] = blocks;
  const [list, item] = [place.node(-2), place.node(-1)];
  if (blocks.length !== 1 || !block || place.depth < 2 || !item || item.content.size > 2) return false;
  if (block.type !== list?.type.name) return false;
  return block.type !== 'orderedList' || countsOn(block, list, place.index(-2));
}

function countsOn({ attrs }: OrderedListNode, list: Node, index: number): boolean {
  const pasted = numberingOf(attrs);
  return pasted.style === list.attrs.style && pasted.start === Number(list.attrs.start) + index;
}
