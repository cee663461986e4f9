import { isContinuation, type LaidOutNode } from '../layout/nodes';
import type { LaidOutDocument } from '../layout/pages';
import { forEachOwned } from './page-spots';

/**
 * What stands on the last of several pages: a section that goes on from the page before with so many lines, or one
 * that begins there, how many sections follow it; null where only the end matter is left.
 */
export type LastPage = { key: string; goesOn: boolean; lines: number; following: number } | null;

export function lastPageContent(document: LaidOutDocument): LastPage {
  const [before, last] = document.children.slice(-2);
  if (!before || !last) return null;
  const lines = linesBySection(last, document);
  const [first, ...others] = lines.keys();
  if (first === undefined) return null;
  const goesOn = linesBySection(before, document).has(first);
  return { key: first, goesOn, lines: lines.get(first) ?? 0, following: others.length };
}

/** Lines of words side by side, as in the cells of a table, count as one. */
function linesBySection(page: LaidOutNode, { sectionsOf }: LaidOutDocument): Map<string, number> {
  const tops = new Map<string, Set<number>>();
  forEachOwned(page, sectionsOf, ({ top }, owner, node) => {
    if (owner.in === 'field') return;
    const known = tops.get(owner.key) ?? new Set();
    tops.set(owner.key, known);
    for (const line of lineTops(node, top)) known.add(Math.round(line));
  });
  return new Map([...tops].map(([key, { size }]) => [key, size]));
}

function lineTops(node: LaidOutNode, top: number): number[] {
  if (isContinuation(node)) return [];
  let end = top + node.box.paddingTop;
  const own = (node.lines ?? []).map((line) => {
    end += line.box.height;
    return end;
  });
  return [...own, ...node.children.flatMap((child) => lineTops(child, top + child.box.top))];
}
