import type { Block, ListBlock, ParagraphBlock } from './document';

/** Blocks that belong together. `goesOn`: they may go on with lists of stretches above. */
export type Stretch = { goesOn: boolean; blocks: readonly Block[] };

/**
 * The blocks of all stretches in a row. Of a stretch that is nothing but lists below their lines, a list whose line
 * stands above an earlier list too goes on with that one: nobody reads "Go to an ER now if:" twice.
 */
export function joinLists(stretches: readonly Stretch[]): Block[] {
  const joined: Block[] = [];
  /** Bulleted lists by the line above them, each a copy that may grow. */
  const lists = new Map<string, ListBlock>();
  const add = (block: Block): void => {
    const line = joined.at(-1);
    if (block.type !== 'list' || block.ordered || line?.type !== 'paragraph') {
      joined.push(block);
      return;
    }
    const list = { ...block, items: [...block.items] };
    joined.push(list);
    if (!lists.has(keyOf(line))) lists.set(keyOf(line), list);
  };
  for (const { goesOn, blocks } of stretches) {
    const pairs = goesOn ? ledLists(blocks) : null;
    if (pairs === null) {
      for (const block of blocks) add(block);
      continue;
    }
    for (const [line, list] of pairs) {
      const earlier = list.ordered ? undefined : lists.get(keyOf(line));
      if (earlier) earlier.items.push(...list.items);
      else for (const block of [line, list]) add(block);
    }
  }
  return joined;
}

/** Each list with its line; null where there is anything else. */
function ledLists(blocks: readonly Block[]): [ParagraphBlock, ListBlock][] | null {
  const pairs: [ParagraphBlock, ListBlock][] = [];
  for (let index = 0; index < blocks.length; index += 2) {
    const [line, list] = [blocks[index], blocks[index + 1]];
    if (line?.type !== 'paragraph' || list?.type !== 'list') return null;
    pairs.push([line, list]);
  }
  return pairs;
}

const keyOf = (line: ParagraphBlock): string => JSON.stringify(line);
