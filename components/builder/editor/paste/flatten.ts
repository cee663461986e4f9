import { type BlockNode, blockSchema, type InlineNode, type ParagraphNode } from '@/lib/domain/handout/body';
import { itemLabel, numberingOf } from '@/lib/domain/handout/list-numbering';
import type { Report } from './notices';
import { paragraphOf, startingWith } from './pieces';
import { wordsOf } from './words';

/** The bullets of a list, of a list in it, and of all deeper ones. */
const BULLETS = ['•', '◦', '▪'] as const;

/** Between cells of a row that became a line. */
const BETWEEN = ' | ';

/**
 * Blocks as lines of text, for a place that holds paragraphs only, such as a table cell. Items keep their bullets and
 * numbers as text, and rows of a table their order.
 */
export function linesOf(
  blocks: readonly BlockNode[],
  report: Report,
  place: 'listInCell' | 'flattened',
  depth = 0,
): ParagraphNode[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'paragraph':
        return [block];
      case 'bulletList':
      case 'orderedList':
        report.add(place);
        return block.content.flatMap((item, index) => {
          const label =
            block.type === 'bulletList' ? (BULLETS[depth] ?? '▪') : itemLabel(numberingOf(block.attrs), index);
          const [first = { type: 'paragraph' }, ...rest] = linesOf(item.content, report, place, depth + 1);
          return [startingWith(`${label} `, first), ...rest];
        });
      case 'checklist':
        report.add(place);
        return block.content.flatMap(({ content: [first = { type: 'paragraph' }, ...rest] }) => [
          startingWith('☐ ', first),
          ...rest,
        ]);
      case 'table':
        report.add(place === 'listInCell' ? 'tableInCell' : place);
        return [
          ...(block.attrs.caption === '' ? [] : [paragraphOf([{ type: 'text', text: block.attrs.caption }])]),
          ...block.content.map(({ content }) =>
            paragraphOf(
              joined(
                content.map(({ content: lines }) =>
                  joined(
                    lines.map(({ content: words = [] }) => words),
                    ' ',
                  ),
                ),
                BETWEEN,
              ),
            ),
          ),
        ];
      default:
        return block.type === 'figure' ? [] : linesOf(block.content, report, place);
    }
  });
}

/**
 * The block if a body can hold it, else its lines of text, which is reported: a paste that fails would leave the
 * clinician with nothing and no word of why.
 */
export function heldBlocks(block: BlockNode, report: Report): BlockNode[] {
  const held = blockSchema.safeParse(block);
  if (held.success) return [held.data];
  report.add('flattened');
  return linesOf([block], report, 'flattened').map((line) => {
    const text = wordsOf([line]);
    return blockSchema.safeParse(line).data ?? paragraphOf(text === '' ? [] : [{ type: 'text', text }]);
  });
}

function joined(parts: readonly InlineNode[][], between: string): InlineNode[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [{ type: 'text' as const, text: between }, ...part]));
}
