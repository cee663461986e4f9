import type { Block } from './document';

/** The paragraph before this block introduces it. */
export function isLedInto(next: Block | undefined): boolean {
  return next?.type === 'list' || next?.type === 'checklist' || next?.type === 'table';
}
