import * as P from '@react-pdf/primitives';
import paint from '@react-pdf/render';
import type { HandoutPdfDocument } from '../document/pdf-document';
import type { LaidOutNode } from '../layout/nodes';
import { fillColor, short } from './shapes';

/** Pictures with their top left corner at the origin. Drawings and images are left to react-pdf's painter, which knows them. */

// Takes more than its published type says: whatever has the methods that it calls.
const paintOnto = paint as unknown as (target: HandoutPdfDocument, root: { children: readonly LaidOutNode[] }) => void;

/** By the shapes of a drawing, which layout keeps from handout to handout: they write the same operators each time. */
const drawnBefore = new WeakMap<readonly LaidOutNode[], string>();

export function pictureOperators(node: LaidOutNode, target: HandoutPdfDocument): string {
  if (node.type === P.Canvas) return canvasOperators(node);
  if (node.type !== P.Svg) return paintedBy(node, target);
  const known = drawnBefore.get(node.children);
  if (known !== undefined) return known;
  const drawn = paintedBy(node, target);
  drawnBefore.set(node.children, drawn);
  return drawn;
}

function paintedBy(node: LaidOutNode, target: HandoutPdfDocument): string {
  const atOrigin = { ...node, box: { ...node.box, left: 0, top: 0 } };
  return target.operatorsOf(() => target.withoutEnd(() => paintOnto(target, { children: [atOrigin] })));
}

/** What a canvas of these pages may paint: rectangles, then their colour. */
type Canvas = { rect(x: number, y: number, width: number, height: number): Canvas; fill(color: string): Canvas };

function canvasOperators({ props }: LaidOutNode): string {
  const operators: string[] = [];
  const path: string[] = [];
  const canvas: Canvas = {
    rect(...values) {
      path.push(`${values.map(short).join(' ')} re`);
      return canvas;
    },
    fill(color) {
      operators.push(fillColor(color), ...path.splice(0), 'f');
      return canvas;
    },
  };
  if (typeof props.paint === 'function') props.paint(canvas);
  return operators.join('\n');
}
