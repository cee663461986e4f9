import type { SectionKind } from '../library/section-kind';
import { textOf } from './block-text';
import type { BlockNode, BulletListNode, ListItemNode, OrderedListNode, ParagraphNode, SectionBody } from './body';
import type { Condition } from './conditions';
import type { MergeFieldName } from './merge-fields';

/** How soon the reader must act, as the words above the list say it. */
export type SignTier = 'emergency' | 'same-day' | 'return';

/** A warning sign of a section. `tier` is null where the words above its list name no number to call. */
export type ListedSign = {
  id: string;
  item: ListItemNode;
  /** The words above its list, which say what to do; null where there are none. */
  lead: ParagraphNode | null;
  tier: SignTier | null;
  /** The readers that its passage is for; null: everybody. */
  when: Condition | null;
  /** The block of the body that it stands in, from 0. */
  block: number;
};

type ListNode = BulletListNode | OrderedListNode;
type PassageNode = Extract<BlockNode, { type: 'passage' }>;

/** The list items of a body that are signs of the catalog, in reading order; one without words says nothing. */
export function signsIn(body: SectionBody, kind: SectionKind): ListedSign[] {
  return listsIn(body, kind).flatMap(({ items, ...place }) =>
    items.flatMap((item): ListedSign[] =>
      item.attrs?.sign === undefined || wordsIn(item.content) === '' ? [] : [{ id: item.attrs.sign, item, ...place }],
    ),
  );
}

/** All words of an item or a line, those of lists inside it included; a merge field reads {{name}}. */
export function wordsIn(nodes: readonly BlockNode[]): string {
  return nodes.map(textOf).join('\n').replace(/\s+/g, ' ').trim();
}

/** A list of a body with the paragraph right above it. */
export type LedList = Omit<ListedSign, 'id' | 'item'> & { items: ListItemNode[] };

/** The lists of a body, those in boxes and passages included, those inside an item left out. */
export function listsIn(body: SectionBody, kind: SectionKind): LedList[] {
  const inside = (nodes: readonly BlockNode[], when: Condition | null, block: number | null): LedList[] =>
    nodes.flatMap((node, index): LedList[] => {
      const place = block ?? index;
      if (node.type === 'passage') return inside(node.content, node.attrs.when, place);
      if (node.type === 'callout') return inside(node.content, when, place);
      if (!isSignList(node)) return [];
      const above = nodes[index - 1];
      const lead = above?.type === 'paragraph' ? above : null;
      return [{ lead, items: node.content, tier: lead && tierOf(lead, kind), when, block: place }];
    });
  return inside(body.content, null, null);
}

export const isSignList = (node: BlockNode): node is ListNode =>
  node.type === 'bulletList' || node.type === 'orderedList';

/** Fields are the same in every language, so that no words need to be understood. */
export function tierOf({ content = [] }: ParagraphNode, kind: SectionKind): SignTier | null {
  const prints = (field: MergeFieldName) =>
    content.some((node) => node.type === 'mergeField' && node.attrs.name === field);
  if (prints('emergency.number')) return 'emergency';
  if (!prints('clinic.phone')) return null;
  return kind === 'urgent-help' ? 'same-day' : 'return';
}

/** Does the passage hold nothing but lists of signs, each with the line above it? What has no words says nothing. */
export function hasOnlySigns({ content }: PassageNode): boolean {
  const said = content.filter((node) => wordsIn([node]) !== '');
  const isSigns = said.every((node, index) => {
    if (node.type !== 'paragraph') return itemsWithWords(node).every(({ attrs }) => attrs?.sign !== undefined);
    const below = said[index + 1];
    return below !== undefined && isSignList(below);
  });
  return said.length > 0 && isSigns;
}

/** The ids of the signs of a passage. */
export function signIdsIn({ content }: PassageNode): string[] {
  return content.filter(isSignList).flatMap((list) => itemsWithWords(list).flatMap(({ attrs }) => attrs?.sign ?? []));
}

const itemsWithWords = ({ content }: ListNode): ListItemNode[] =>
  content.filter((item) => wordsIn(item.content) !== '');
