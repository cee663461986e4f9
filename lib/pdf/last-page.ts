import type { LaidOutDocument } from './pipeline';

type Box = { box?: { top: number; height: number } | undefined; children?: Box[] | undefined };

/**
 * How much of the last page's room for content is used, 0 to 1. The flow is the page's child before
 * the footer (see PageFrame).
 */
export function lastPageFill(document: LaidOutDocument): number {
  // Every laid-out node has these two fields, whatever its type.
  const page = document.children.at(-1) as Box | undefined;
  const flow = page?.children?.at(-2);
  const height = flow?.box?.height ?? 0;
  const bottom = Math.max(0, ...(flow?.children ?? []).map(({ box }) => (box ? box.top + box.height : 0)));
  return height > 0 ? bottom / height : 1;
}
