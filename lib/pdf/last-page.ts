import type { LaidOutDocument } from './layout/pages';

/**
 * How much of the last page's room for content is used, 0 to 1. The flow is the page's child before
 * the footer (see PageFrame).
 */
export function lastPageFill(document: LaidOutDocument): number {
  const flow = document.children.at(-1)?.children.at(-2);
  if (!flow || flow.box.height <= 0) return 1;
  return Math.max(0, ...flow.children.map(({ box }) => box.top + box.height)) / flow.box.height;
}
