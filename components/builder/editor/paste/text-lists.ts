import type { BlockNode } from '@/lib/domain/handout/body';
import { asChecklist, blocksOf } from './lists';
import type { Marker } from './markers';
import type { Report } from './notices';
import { type Piece, paragraphOf, startingWith } from './pieces';
import type { TextItem, TextLine } from './text-items';

/** Lines as blocks; an item that is further in belongs to the item above it. */
export function listsOfText(lines: readonly TextLine[], report: Report): BlockNode[] {
  const indents: number[] = [];
  const pieces = lines.map(({ text, item, indent }): Piece => {
    const paragraph = paragraphOf(text === '' ? [] : [{ type: 'text', text }]);
    if (!item) {
      indents.length = 0;
      return { node: paragraph };
    }
    while (indents.length > 0 && (indents.at(-1) ?? 0) > indent) indents.pop();
    if ((indents.at(-1) ?? -1) < indent) indents.push(indent);
    const level = indents.length;
    return {
      node: item.is === 'box' ? startingWith('☐ ', paragraph) : paragraph,
      // Boxes and bullets that touch are two lists.
      item: { list: item.is, level, printed: item.printed, marker: markerOf(item), style: null, start: 1 },
    };
  });
  return blocksOf(pieces, report).map(asChecklist);
}

function markerOf(item: TextItem): Marker {
  if (item.is !== 'number') return { is: 'bullet' };
  return { is: 'number', readings: [item.numbering], close: '.', path: '' };
}
