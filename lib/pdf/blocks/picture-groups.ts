import type { Block } from '@/lib/domain/handout/document';

/**
 * Blocks that print on one page where it holds them: a figure with the list before it, some item of which it shows how
 * to do, or else with the block right before it.
 */
export function pictureGroups<One extends Pick<Block, 'type'>>(blocks: readonly One[]): One[][] {
  const groups: One[][] = [];
  let start = 0;
  for (const [index, { type }] of blocks.entries()) {
    if (type !== 'figure') continue;
    const before = blocks.slice(start, index);
    const list = before.findLastIndex((block) => block.type === 'list');
    const first = start + (list === -1 ? Math.max(0, before.length - 1) : list);
    groups.push(...blocks.slice(start, first).map((block) => [block]), blocks.slice(first, index + 1));
    start = index + 1;
  }
  return [...groups, ...blocks.slice(start).map((block) => [block])];
}
