import type { BlockNode, InlineNode } from '../../domain/handout/body';
import type { FileWording } from '../topic-file';

/** One block of a section as a rule reads it: its words in one string, merge fields as {{name}}. */
export type Passage = { line: number; text: string };

function inlineText(inline: InlineNode): string {
  return inline.type === 'text' ? inline.text : `{{${inline.attrs.name}}}`;
}

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

export function passagesOf(section: FileWording): Passage[] {
  return section.body.content.map((block, index) => ({
    line: section.blockLines[index] ?? section.line,
    text: textOf(block),
  }));
}

/** Every passage of a file, headings included, in reading order. */
export function allPassages({ sections }: { sections: readonly FileWording[] }): Passage[] {
  return sections.flatMap((section) => [{ line: section.line, text: section.heading }, ...passagesOf(section)]);
}

export function sectionText(section: FileWording): string {
  return passagesOf(section)
    .map(({ text }) => text)
    .join('\n');
}
