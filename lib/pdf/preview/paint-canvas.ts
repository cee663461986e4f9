import paint from '@react-pdf/render';
import type { LaidOutNode } from '../layout/nodes';
import { CanvasPage, type Drawing, type Surface } from './canvas-page';

// Takes more than its published type says: whatever has the methods that it calls.
const paintOnto = paint as unknown as (target: CanvasPage, document: { children: readonly LaidOutNode[] }) => void;

/** One page of a laid-out document as it is printed, `scale` device pixels to the point. */
export function paintCanvas(page: LaidOutNode, surface: Surface, scale: number): Drawing {
  const target = new CanvasPage(surface, scale);
  paintOnto(target, { children: [page] });
  if (!target.drawing) throw new Error('A page was not painted');
  return target.drawing;
}

/** The bytes of the pictures on these pages, which must be decoded before painting begins. */
export function pictureBytesOn(nodes: readonly LaidOutNode[]): Uint8Array[] {
  return nodes.flatMap(({ image, children }) => [...(image ? [image.data] : []), ...pictureBytesOn(children)]);
}
