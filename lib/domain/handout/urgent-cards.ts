import type { Block, DocumentSection, ParagraphBlock, UrgentAction } from './document';

/** An urgent-help section as a reader sees it: what stands above, and a card for each way to act, the soonest first. */
export type UrgentCards = { above: Block[]; cards: [emergency: UrgentCard, sameDay: UrgentCard] };
export type UrgentCard = { action: UrgentAction; blocks: Block[] };

/**
 * Deals the blocks of an urgent-help section to two cards: what follows a line of action stays in the card of that line.
 * Null where the section does not speak of both, such as words of a clinic without such lines, or where a list below the
 * calls of the same day has no such line: it may be of emergencies ("Call 911 right now if:", typed). It is one box then.
 */
export function urgentCards({ kind, blocks }: Pick<DocumentSection, 'kind' | 'blocks'>): UrgentCards | null {
  if (kind !== 'urgent-help') return null;
  const above: Block[] = [];
  const emergency: UrgentCard = { action: 'emergency', blocks: [] };
  const sameDay: UrgentCard = { action: 'same-day', blocks: [] };
  let place = above;
  for (const [index, block] of blocks.entries()) {
    if (isAction(block)) place = (block.action === 'emergency' ? emergency : sameDay).blocks;
    else if (place === sameDay.blocks && holdsList(block) && !isAction(blocks[index - 1])) return null;
    place.push(block);
  }
  return emergency.blocks.length > 0 && sameDay.blocks.length > 0 ? { above, cards: [emergency, sameDay] } : null;
}

const isAction = (block: Block | undefined): block is ParagraphBlock & { action: UrgentAction } =>
  block?.type === 'paragraph' && block.action !== undefined;

const holdsList = (block: Block): boolean =>
  block.type === 'callout' ? block.blocks.some(holdsList) : block.type === 'list' || block.type === 'checklist';
