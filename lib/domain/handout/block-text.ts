import type { BlockNode, InlineNode } from './body';

/** The words of a block, tables and boxes included; paragraphs and cells are parted by a line break. */
export function textOf(block: BlockNode): string {
  switch (block.type) {
    case 'paragraph':
      return (block.content ?? []).map(inlineText).join('');
    case 'bulletList':
    case 'orderedList':
    case 'checklist':
      return block.content.map((item) => item.content.map(textOf).join('\n')).join('\n');
    case 'callout':
    case 'passage':
      return block.content.map(textOf).join('\n');
    case 'table': {
      const rows = block.content.map((row) =>
        row.content.map((cell) => cell.content.map(textOf).join(' ')).join(' | '),
      );
      return [block.attrs.caption, ...rows].join('\n');
    }
    case 'figure':
      return `${block.attrs.alt}\n${block.attrs.caption}`;
  }
}

/** A merge field reads {{name}}. */
function inlineText(inline: InlineNode): string {
  return inline.type === 'text' ? inline.text : `{{${inline.attrs.name}}}`;
}
