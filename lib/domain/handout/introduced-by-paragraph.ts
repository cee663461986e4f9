import type { Block } from './document';

/** The paragraph before this block introduces it. */
export function isIntroducedByParagraph(block: Block | undefined): boolean {
  return block?.type === 'list' || block?.type === 'checklist' || block?.type === 'table';
}
