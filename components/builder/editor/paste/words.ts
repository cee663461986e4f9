import type { BlockNode, InlineNode, ListItemNode } from '@/lib/domain/handout/body';

type Wordy = BlockNode | ListItemNode | InlineNode | { content?: readonly Wordy[] };

/** All words of these nodes in their order, with a space between blocks. */
export function wordsOf(nodes: readonly Wordy[]): string {
  return nodes
    .map((node) => {
      if ('text' in node) return node.text;
      const content: readonly Wordy[] = 'content' in node && node.content ? node.content : [];
      return content.every((one) => 'text' in one)
        ? content.map((one) => ('text' in one ? one.text : '')).join('')
        : wordsOf(content);
    })
    .join(' ')
    .trim();
}
