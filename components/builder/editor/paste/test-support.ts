import type { BlockNode, InlineNode, ListItemNode, ParagraphNode } from '@/lib/domain/handout/body';
import { itemLabel, numberingOf } from '@/lib/domain/handout/list-numbering';
import { type Pasted, pasted } from './paste';

export const pasteHtml = (html: string): Pasted => pasted({ html, text: '', files: [] });
export const pasteText = (text: string): Pasted => pasted({ html: '', text, files: [] });

/** What a reader would see of these blocks, a line each: "1. Walk", "  a. slowly", "Day | Dose". */
export function seen({ blocks }: { blocks: readonly BlockNode[] }): string[] {
  return blocks.flatMap((block) => linesOf(block, ''));
}

function linesOf(block: BlockNode, indent: string): string[] {
  switch (block.type) {
    case 'paragraph':
      return [indent + words(block)];
    case 'bulletList':
      return block.content.flatMap((item) => itemLines(item, '•', indent));
    case 'orderedList':
      return block.content.flatMap((item, at) => itemLines(item, itemLabel(numberingOf(block.attrs), at), indent));
    case 'checklist':
      return block.content.map(({ content }) => `${indent}[ ] ${content.map(words).join(' / ')}`);
    case 'table':
      return [
        ...(block.attrs.caption ? [`(${block.attrs.caption})`] : []),
        ...block.content.map((row) => row.content.map(({ content }) => content.map(words).join(' / ')).join(' | ')),
      ];
    default:
      throw new Error(`Nothing pasted is a ${block.type}`);
  }
}

function itemLines({ content }: ListItemNode, label: string, indent: string): string[] {
  const [first, ...rest] = content.flatMap((one) =>
    one.type === 'paragraph' ? [`${indent}  ${words(one)}`] : linesOf(one, `${indent}  `),
  );
  return [`${indent}${label} ${(first ?? '').trim()}`, ...rest];
}

const words = ({ content = [] }: ParagraphNode): string =>
  content.map((node: InlineNode) => (node.type === 'text' ? node.text : '')).join('');
