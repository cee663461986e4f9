import type { Block, DocumentSection, UrgentAction } from './document';

/** An urgent-help section as a reader sees it: what stands above, and a card for each way to act, the soonest first. */
export type UrgentCards = { above: Block[]; cards: [emergency: UrgentCard, sameDay: UrgentCard] };
export type UrgentCard = { action: UrgentAction; blocks: Block[] };

/**
 * Deals the blocks of an urgent-help section to two cards: what follows a line of action stays in the card of that line.
 * Null where the section does not speak of both, such as words of a clinic without such lines: it is one box then.
 */
export function urgentCards({ kind, blocks }: Pick<DocumentSection, 'kind' | 'blocks'>): UrgentCards | null {
  if (kind !== 'urgent-help') return null;
  const above: Block[] = [];
  const emergency: UrgentCard = { action: 'emergency', blocks: [] };
  const sameDay: UrgentCard = { action: 'same-day', blocks: [] };
  let place = above;
  for (const block of blocks) {
    if (block.type === 'paragraph' && block.action !== undefined) {
      place = (block.action === 'emergency' ? emergency : sameDay).blocks;
    }
    place.push(block);
  }
  return emergency.blocks.length > 0 && sameDay.blocks.length > 0 ? { above, cards: [emergency, sameDay] } : null;
}
