import type { BlockNode, InlineNode, ParagraphNode } from '@/lib/domain/handout/body';
import type { WordItem } from './word-items';

/** A block as it is read from the source, before paragraphs that are items of a list become one. */
export type Piece = {
  node: BlockNode;
  item?: WordItem | undefined;
  /** A further line of the item before. */
  goesOn?: boolean | undefined;
  /** How many lists stand around this one that have no item of their own for it. */
  deeper?: number | undefined;
};

/** The lines of each cell. */
export type Row = readonly (ParagraphNode[] | undefined)[];

export function paragraphOf(content: InlineNode[]): ParagraphNode {
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' };
}

/** A table whose first row is its heading. A missing or empty cell becomes an empty paragraph. */
export function tableNode(rows: readonly Row[], columns: number, caption = ''): BlockNode {
  return {
    type: 'table',
    attrs: { caption },
    content: rows.map((row, at) => ({
      type: 'tableRow',
      content: Array.from({ length: columns }, (_, column) => ({
        type: at === 0 ? ('tableHeader' as const) : ('tableCell' as const),
        content: row[column]?.length ? row[column] : [paragraphOf([])],
      })),
    })),
  };
}

/** The paragraph with this text at its start. */
export function startingWith(text: string, { content = [] }: ParagraphNode): ParagraphNode {
  const [first, ...rest] = content;
  const isPlain = first?.type === 'text' && first.marks === undefined;
  return paragraphOf(isPlain ? [{ ...first, text: text + first.text }, ...rest] : [{ type: 'text', text }, ...content]);
}
