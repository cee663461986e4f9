import { createCanvas } from '@napi-rs/canvas';
import { getDocument, OPS } from './pdf-js';

/** A page as a printer would put it on paper. */
export type SeenPage = {
  pixels: { data: Uint8ClampedArray; width: number; height: number };
  /** Each line of words from the top: where its baseline stands, how large its letters are. */
  lines: { text: string; y: number; fontSize: number }[];
  /** Colours that the page is filled and stroked with, as #rrggbb. */
  colours: string[];
};

export async function seePdf(bytes: Uint8Array, scale: number): Promise<SeenPage[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  const pages: SeenPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await page.render({ canvas: null, canvasContext: canvas.getContext('2d') as never, viewport }).promise;
    const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const { items } = await page.getTextContent({ disableNormalization: true });
    const { fnArray, argsArray } = await page.getOperatorList();
    const colours = fnArray.flatMap((operator, index) =>
      operator === OPS.setFillRGBColor || operator === OPS.setStrokeRGBColor ? [String(argsArray[index][0])] : [],
    );
    pages.push({ pixels: { data, width, height }, lines: linesOf(items), colours });
  }
  await task.destroy();
  return pages;
}

type TextItem = { str: string; transform: number[] };

function linesOf(items: readonly (TextItem | object)[]): SeenPage['lines'] {
  const lines: SeenPage['lines'] = [];
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const y = item.transform[5] ?? 0;
    const fontSize = item.transform[0] ?? 0;
    const last = lines.at(-1);
    if (last && Math.abs(last.y - y) < 0.5 && last.fontSize === fontSize) last.text += item.str;
    else lines.push({ text: item.str, y, fontSize });
  }
  return lines;
}

/** The largest difference between red, green and blue in any pixel: 0 on a page without colour. */
export function mostColourful({ pixels: { data } }: SeenPage): number {
  let most = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    most = Math.max(most, Math.max(red, green, blue) - Math.min(red, green, blue));
  }
  return most;
}
