import { Path2D as CanvasPath, createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, it, vi } from 'vitest';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { layOutHandout } from '../lay-out';
import type { LaidOutNode } from '../layout/nodes';
import { localFonts } from '../local-fonts';
import { renderHandout } from '../render';
import { withDrawings } from '../test-support/drawings';
import { handoutIn } from '../test-support/language-handouts';
import { muscleTwitches } from '../test-support/muscle-twitches';
import { readPdf } from '../test-support/read-pdf';
import { seePdf } from '../test-support/see-pdf';
import type { Drawing, Surface } from './canvas-page';
import { paintCanvas, pictureBytesOn } from './paint-canvas';

vi.setConfig({ testTimeout: 120_000 });

const { options } = muscleTwitches();

const handouts: [string, HandoutDocument][] = [
  ['in English', muscleTwitches()],
  ['on A4', muscleTwitches({ pageSize: 'a4' })],
  ['in large print', muscleTwitches({ options: { ...options, size: 'large' } })],
  ['in grey', muscleTwitches({ options: { ...options, ink: 'grey' } })],
  ['of drawings', withDrawings()],
  ['in Arabic', handoutIn('arabic')],
  ['in Urdu', handoutIn('urdu')],
  ['in Hebrew', handoutIn('hebrew')],
  ['in Hindi', handoutIn('hindi')],
  ['in Vietnamese', handoutIn('vietnamese')],
];

const SCALE = 1.5;

it.each(handouts)('a handout %s is shown page by page, line by line as it is printed', async (_, document) => {
  const { layout: shown } = await layOutHandout(document, localFonts);
  const printed = (await renderHandout(document)).bytes;
  const words = (await readPdf(printed)).pages.map(({ text }) => lettersOf(text));
  expect(shown.children.map((page) => lettersOf(wordsOn(page)))).toEqual(words);

  const surface = await nodeSurface(shown.children);
  const seen = await seePdf(printed, SCALE);
  for (const [index, page] of shown.children.entries()) {
    const sheet = seen[index]?.pixels;
    if (!sheet) throw new Error(`page ${index + 1} is not in the PDF`);
    expect(shareUnlike(pixelsOf(paintCanvas(page, surface, SCALE)), sheet), `page ${index + 1}`).toBeLessThan(0.001);
  }
});

/** In no order: a reader of PDF turns words from right to left round. Where they stand, the pixels tell. */
const lettersOf = (text: string): string => Array.from(text.replace(/\s+/g, '')).sort().join('');

function wordsOn(node: LaidOutNode): string {
  const own = (node.lines ?? []).flatMap(({ runs }) => runs.flatMap(({ glyphs = [] }) => glyphs));
  return own.map(({ codePoints }) => String.fromCharCode(...codePoints)).join('') + node.children.map(wordsOn).join('');
}

/** As the browser's worker has it, of the canvas for Node. */
async function nodeSurface(pages: readonly LaidOutNode[]): Promise<Surface> {
  const pictures = new Map<Uint8Array, unknown>();
  for (const bytes of pictureBytesOn(pages)) pictures.set(bytes, await loadImage(bytes));
  return {
    drawing: (width, height) => createCanvas(width, height).getContext('2d') as unknown as Drawing,
    outline: (path) => new CanvasPath(path) as unknown as Path2D,
    picture: (bytes) => pictures.get(bytes) as CanvasImageSource,
    outlines: new WeakMap(),
  };
}

type Pixels = { data: Uint8ClampedArray; width: number; height: number };

function pixelsOf(drawing: Drawing): Pixels {
  const context = drawing as unknown as ReturnType<ReturnType<typeof createCanvas>['getContext']>;
  const { width, height } = context.canvas;
  return { data: context.getImageData(0, 0, width, height).data, width, height };
}

/** Share of the pixels that anyone would see to be of another colour. */
function shareUnlike(one: Pixels, other: Pixels): number {
  const [width, height] = [Math.min(one.width, other.width), Math.min(one.height, other.height)];
  let unlike = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [from, to] = [(y * one.width + x) * 4, (y * other.width + x) * 4];
      const difference = [0, 1, 2].map((part) => Math.abs((one.data[from + part] ?? 0) - (other.data[to + part] ?? 0)));
      if (Math.max(...difference) > 96) unlike += 1;
    }
  }
  return unlike / (width * height);
}
