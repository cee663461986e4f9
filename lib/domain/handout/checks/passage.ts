import type { Block, Run } from '../document';

/** One run of text of a section, with the way to it through the blocks. */
export type Passage = { kind: 'paragraph' | 'item' | 'cell'; path: readonly number[]; text: string };

/** What has no value yet is left blank, so that its label is not taken for words of the handout. */
function textOf(runs: readonly Run[]): string {
  return runs.map((run) => (run.blank === null ? run.text : ' '.repeat(run.text.length))).join('');
}

/** The texts of these blocks in reading order, pictures left out. */
export function passagesIn(blocks: readonly Block[], path: readonly number[] = [], inItem = false): Passage[] {
  return blocks.flatMap((block, index) => passagesOf(block, [...path, index], inItem));
}

function passagesOf(block: Block, path: readonly number[], inItem: boolean): Passage[] {
  switch (block.type) {
    case 'paragraph':
      return [{ kind: inItem ? 'item' : 'paragraph', path, text: textOf(block.runs) }];
    case 'list':
      return block.items.flatMap((item, index) => passagesIn(item.blocks, [...path, index], true));
    case 'callout':
      return passagesIn(block.blocks, path, inItem);
    case 'checklist':
      return block.items.map(({ runs }, index) => ({ kind: 'item', path: [...path, index], text: textOf(runs) }));
    case 'table':
      return [block.header, ...block.rows].flatMap((row, rowIndex) =>
        row.map((cell, column): Passage => ({ kind: 'cell', path: [...path, rowIndex, column], text: textOf(cell) })),
      );
    case 'figure':
      return [];
  }
}

export type ListPassage = { path: readonly number[]; before: string; items: string[]; after: string };

/** The lists of these blocks, at any depth, each with the paragraphs that stand right before and after it. */
export function listsIn(blocks: readonly Block[], path: readonly number[] = []): ListPassage[] {
  const paragraphAt = (index: number): string => {
    const block = blocks[index];
    return block?.type === 'paragraph' ? textOf(block.runs) : '';
  };
  return blocks.flatMap((block, index): ListPassage[] => {
    const here = [...path, index];
    if (block.type === 'callout') return listsIn(block.blocks, here);
    if (block.type !== 'list' && block.type !== 'checklist') return [];
    const items =
      block.type === 'checklist'
        ? block.items.map(({ runs }) => textOf(runs))
        : block.items.map((item) =>
            passagesIn(item.blocks)
              .map(({ text }) => text)
              .join(' '),
          );
    const nested =
      block.type === 'list' ? block.items.flatMap((item, one) => listsIn(item.blocks, [...here, one])) : [];
    return [{ path: here, before: paragraphAt(index - 1), items, after: paragraphAt(index + 1) }, ...nested];
  });
}
