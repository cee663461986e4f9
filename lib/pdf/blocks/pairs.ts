import type { ListBlock, ListItem } from '@/lib/domain/handout/document';
import { runsText } from '../text/document-text';
import type { Theme } from '../theme';
import { pictogramOf } from './item-pictogram';

const FEWEST = 4;
/** Mean width of a character as a share of its size, on the safe side, and of the bullet or pictogram. */
const CHARACTER = 0.5;
const MARK = 2;
export const PAIR_GAP = 16;

/** Do the items stand two to a row, over the whole width of the page? */
export function standsInPairs(block: ListBlock, theme: Theme): boolean {
  if (!theme.twoColumns || block.ordered || block.items.length < FEWEST) return false;
  return isPictured(block, theme) || isShort(block, theme);
}

/** Actions, each with its picture: most of the items have one. */
function isPictured({ items }: ListBlock, theme: Theme): boolean {
  const pictured = items.filter((item) => pictogramOf(item, theme) !== null).length;
  return pictured > items.length / 2;
}

/** Items in plenty that are all one line of half the width: half the height. */
function isShort(block: ListBlock, theme: Theme): boolean {
  const { fontSize } = theme.sizes.body;
  const room = ((theme.width - PAIR_GAP) / 2 / fontSize - MARK) / CHARACTER;
  return block.items.every((item) => isLineUpTo(room, item));
}

function isLineUpTo(room: number, { blocks: [first, ...others] }: ListItem): boolean {
  return first?.type === 'paragraph' && others.length === 0 && runsText(first.runs).length <= room;
}

export function inPairs<Item>(items: readonly Item[]): [first: Item, second?: Item][] {
  return items.flatMap((first, position): [Item, Item?][] => {
    if (position % 2 === 1) return [];
    const second = items[position + 1];
    return [second === undefined ? [first] : [first, second]];
  });
}
