import type { BlockNode, BulletListNode, ListItemNode, OrderedListNode, SectionBody } from '../domain/handout/body';
import type { SymbolName } from '../domain/pictograms/catalog';

type Pictured = { attrs?: { pictogram?: SymbolName | undefined } | undefined };

function pictogramOf(twin: Pictured | undefined): { pictogram?: SymbolName } {
  const pictogram = twin?.attrs?.pictogram;
  return pictogram ? { pictogram } : {};
}

/** An item that has no attributes says nothing of them. */
export function withAttributes<Attributes extends object>(attrs: Attributes): { attrs?: Attributes } {
  return Object.keys(attrs).length > 0 ? { attrs } : {};
}

function likeItem(item: ListItemNode, twin: ListItemNode | undefined): ListItemNode {
  const content = item.content.map((child, index) => {
    const other = twin?.content[index];
    return child.type !== 'paragraph' && other && other.type !== 'paragraph' ? likeList(child, other) : child;
  });
  const { attrs, ...bare } = item;
  return { ...bare, ...withAttributes({ ...attrs, ...pictogramOf(twin) }), content };
}

function likeList<List extends BulletListNode | OrderedListNode>(
  list: List,
  twin: BulletListNode | OrderedListNode,
): List {
  return { ...list, content: list.content.map((item, index) => likeItem(item, twin.content[index])) };
}

function likeBlock(block: BlockNode, twin: BlockNode | undefined): BlockNode {
  switch (block.type) {
    case 'bulletList':
    case 'orderedList':
      return twin?.type === 'bulletList' || twin?.type === 'orderedList' ? likeList(block, twin) : block;
    case 'checklist': {
      if (twin?.type !== 'checklist') return block;
      const content = block.content.map((item, index) => {
        const { pictogram } = pictogramOf(twin.content[index]);
        return pictogram ? { ...item, attrs: { pictogram } } : item;
      });
      return { ...block, content };
    }
    case 'callout':
    case 'passage': {
      if (twin?.type !== block.type) return block;
      const content = block.content.map((child, index) => {
        const other = twin.content[index];
        return child.type !== 'paragraph' && other && other.type !== 'paragraph' ? likeList(child, other) : child;
      });
      return { ...block, content };
    }
    case 'paragraph':
    case 'table':
    case 'figure':
      return block;
    default:
      return block satisfies never;
  }
}

/**
 * A translated body with the pictograms of its original beside the same items: they are no wording, so a
 * translation does not repeat them.
 */
export function withItemPictograms(translated: SectionBody, original: SectionBody): SectionBody {
  return {
    ...translated,
    content: translated.content.map((block, index) => likeBlock(block, original.content[index])),
  };
}

/** The body as a translation writes it: without the pictograms beside its items. */
export function withoutItemPictograms(body: SectionBody): SectionBody {
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    const isItem = 'type' in node && (node.type === 'listItem' || node.type === 'checklistItem');
    return Object.fromEntries(
      Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
        if (!isItem || key !== 'attrs') return [[key, visit(value)] as const];
        const { pictogram: _pictogram, ...attrs } = value as Record<string, unknown>;
        return Object.keys(attrs).length > 0 ? [[key, attrs] as const] : [];
      }),
    );
  };
  return visit(body) as SectionBody; // the same tree, less what may be missing
}
