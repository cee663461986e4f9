import type { Direction } from '@/lib/domain/language/direction';
import { type Line, lineForPrint } from './text/print-order';

/**
 * What is done to the pages between layout and paint. Boxes of a document from right to left are
 * mirrored: the layout engine has no direction, so it always begins at the left, and every box, margin and
 * border is then put on the other side. Text is not mirrored but aligned by its own direction.
 */

/** What is used of laid-out nodes; all have these fields, whatever their type. */
type Node = {
  type: string;
  box?: Box | undefined;
  style?: Record<string, unknown> | undefined;
  lines?: Line[] | undefined;
  children?: Node[] | undefined;
};
type Box = { left: number; width: number; [side: string]: unknown };

/** New nodes: the engine prints some of its own on several pages. */
export function arrangePages<LaidOut extends object>(document: LaidOut): LaidOut {
  // The casts: the engine's published types leave out what its nodes hold after layout.
  return arrange(document as unknown as Node, 'ltr') as unknown as LaidOut;
}

function arrange(node: Node, around: Direction): Node {
  if (node.type === 'SVG') return node;
  if (node.lines) return { ...node, lines: node.lines.map(lineForPrint) };
  const children = node.children ?? [];
  if (children.length === 0) return node;
  const direction = directionInside(node) ?? around;
  // Pages stand nowhere in their document.
  const width = node.type === 'DOCUMENT' ? undefined : node.box?.width;
  const arranged = children.map((child) => {
    const inside = arrange(child, direction);
    return direction === 'rtl' && width !== undefined ? mirrored(inside, width) : inside;
  });
  return { ...node, children: arranged };
}

/** A box runs as the first text in it does. A page is one too, so a document's first words decide. */
function directionInside(node: Node): Direction | undefined {
  if (node.lines) return node.style?.direction === 'rtl' ? 'rtl' : 'ltr';
  for (const child of node.children ?? []) {
    const found = directionInside(child);
    if (found) return found;
  }
  return undefined;
}

function mirrored(node: Node, widthAround: number): Node {
  if (!node.box) return node;
  const { box, style } = node;
  const moved = { ...swapSides(box), left: widthAround - box.left - box.width, width: box.width };
  return { ...node, box: moved, ...(style ? { style: swapSides(style) } : {}) };
}

/** Every value named after a side goes to the other: paddingLeft, borderTopRightRadius, … */
function swapSides(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name.includes('Left')) return [name.replace('Left', 'Right'), value];
      if (name.includes('Right')) return [name.replace('Right', 'Left'), value];
      return [name, value];
    }),
  );
}
