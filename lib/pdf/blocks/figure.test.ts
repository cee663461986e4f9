import { expect, it, vi } from 'vitest';
import { drawingNames, isStrip } from '@/lib/domain/pictograms/catalog';
import { shownBy } from '@/lib/domain/pictograms/drawing-words';
import { layOutHandout } from '../lay-out';
import type { LaidOutNode } from '../layout/nodes';
import { localFonts } from '../local-fonts';
import { renderHandout } from '../render';
import { withDrawings } from '../test-support/drawings';
import { readAloud } from '../test-support/pdf-ua/read-aloud';
import { readPdf } from '../test-support/read-pdf';

vi.setConfig({ testTimeout: 60_000 });

const CM = 72 / 2.54;

const drawingsIn = (node: LaidOutNode): LaidOutNode[] =>
  node.type === 'SVG' ? [node] : node.children.flatMap(drawingsIn);

it.each(['standard', 'large', 'extra-large'] as const)(
  'prints every drawing at least 2.5 cm high and within the page in %s print',
  async (size) => {
    const { layout } = await layOutHandout(withDrawings({ size }), localFonts);
    const drawn = layout.children.flatMap(drawingsIn).filter(({ box }) => box.height > 2 * CM);
    expect(drawn).toHaveLength(drawingNames.length);
    for (const { box } of drawn) {
      const isWide = box.width > 1.5 * box.height;
      // A strip of steps may have to give way to the margins.
      expect(box.height).toBeGreaterThan(isWide ? 2.4 * CM : 2.5 * CM);
      expect(box.width).toBeLessThan(504);
    }
    expect(drawn.filter(({ box }) => box.width > 1.5 * box.height)).toHaveLength(drawingNames.filter(isStrip).length);
  },
);

it.each(['standard', 'large', 'extra-large'] as const)(
  'has no empty room in the box of a drawing in %s print',
  async (size) => {
    const { layout } = await layOutHandout(withDrawings({ size }), localFonts);
    const boxes = layout.children.flatMap(boxesOfDrawings);
    expect(boxes).toHaveLength(drawingNames.length);
    for (const box of boxes) expect(widthInside(box)).toBeGreaterThan(0.8 * box.box.width);
  },
);

/** Boxes with a frame that a drawing stands in. */
const boxesOfDrawings = (node: LaidOutNode): LaidOutNode[] =>
  node.box.borderLeftWidth > 0 && node.children.some(({ type, box }) => type === 'SVG' && box.height > 2 * CM)
    ? [node]
    : node.children.flatMap(boxesOfDrawings);

/** From the frame to the end of the drawing or of its longest line of words. */
function widthInside({ children, lines = [], box: { left } }: LaidOutNode, from = 0): number {
  const words = lines.map(({ xAdvance = 0 }) => from + left + xAdvance);
  const inside = children.map((child) =>
    child.type === 'SVG'
      ? from + child.box.left + child.box.width
      : widthInside(child, from + (from > 0 ? left : 0.01)),
  );
  return Math.max(0, ...words, ...inside);
}

it('reads every drawing out by what it shows, before its caption', async () => {
  const { bytes } = await renderHandout(withDrawings());
  const spoken = readAloud(bytes).map(({ text }) => text);
  for (const name of drawingNames) {
    const at = spoken.indexOf(shownBy(name, 'en'));
    expect(at, name).toBeGreaterThan(-1);
    expect(spoken[at + 1]).toBe(`About ${name}`);
  }
});

it('prints no letter and no digit in a drawing: there is nothing to mirror', async () => {
  const without = await readPdf((await renderHandout(withDrawings({}, []))).bytes);
  const { text } = await readPdf((await renderHandout(withDrawings({}, ['epley']))).bytes);
  expect(text.replace('About epley', '').replace(/\s+/g, '')).toBe(without.text.replace(/\s+/g, ''));
});
