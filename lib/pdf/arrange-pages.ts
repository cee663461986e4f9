import * as P from '@react-pdf/primitives';
import type { Direction } from '@/lib/domain/language/direction';
import { isRow, type LaidOutNode } from './layout/nodes';
import type { LaidOutDocument } from './layout/pages';
import { lineForPrint } from './text/print-order';

/**
 * What is done to the pages between layout and paint. Boxes of a document from right to left are
 * mirrored: layout always begins at the left, and every box, margin and border is then put on the other
 * side. Text is not mirrored but aligned by its own direction.
 */

/** New nodes: those that layout made are remembered for other handouts. */
export function arrangePages(document: LaidOutDocument): LaidOutDocument {
  return { ...document, children: document.children.map((page) => arrange(page, 'ltr')) };
}

function arrange(node: LaidOutNode, around: Direction): LaidOutNode {
  if (node.type === P.Svg) return node;
  if (node.lines) return { ...node, lines: node.lines.map(lineForPrint) };
  if (node.children.length === 0) return node;
  const direction = directionInside(node) ?? around;
  const children = node.children.map((child) => {
    const inside = arrange(child, direction);
    return sideOf(child, node, direction) === 'rtl' ? mirrored(inside, node.box.width) : inside;
  });
  return { ...node, children };
}

/** In a row, the row decides where a box stands. Below each other, each goes to its own side: a section in Arabic. */
function sideOf(child: LaidOutNode, parent: LaidOutNode, direction: Direction): Direction {
  return isRow(parent) ? direction : (directionInside(child) ?? direction);
}

/** A box runs as the first text in it does. A page is one too, so a document's first words decide. */
function directionInside(node: LaidOutNode): Direction | undefined {
  if (node.lines) return node.style.direction === 'rtl' ? 'rtl' : 'ltr';
  for (const child of node.children) {
    const found = directionInside(child);
    if (found) return found;
  }
  return undefined;
}

function mirrored(node: LaidOutNode, widthAround: number): LaidOutNode {
  const { box, style } = node;
  const left = widthAround - box.left - box.width;
  return { ...node, box: { ...swapSides(box), left }, style: swapSides(style) };
}

/** Every value named after a side goes to the other: paddingLeft, borderTopRightRadius, … */
function swapSides<Values extends object>(values: Values): Values {
  const swapped = Object.entries(values).map(([name, value]) => {
    if (name.includes('Left')) return [name.replace('Left', 'Right'), value];
    if (name.includes('Right')) return [name.replace('Right', 'Left'), value];
    return [name, value];
  });
  // The same names, each with the value of the other side.
  return Object.fromEntries(swapped);
}
