import { luma } from '../luma';
import type { Surface } from './canvas-page';

export type WorkerSurface = Surface & {
  /** Makes pictures of bytes before they are painted; those it knows already cost nothing. */
  decode(pictures: readonly Uint8Array[], ink: 'color' | 'grey'): Promise<void>;
};

/** Drawings, outlines and pictures as a browser's worker has them. */
export function workerSurface(): WorkerSurface {
  const decoded = new WeakMap<Uint8Array, ImageBitmap>();
  return {
    drawing(width, height) {
      const context = new OffscreenCanvas(width, height).getContext('2d', { alpha: false });
      if (!context) throw new Error('The browser has no room for another drawing');
      return context;
    },
    outline: (path) => new Path2D(path),
    picture: (bytes) => decoded.get(bytes),
    outlines: new WeakMap(),
    async decode(pictures, ink) {
      for (const bytes of pictures) {
        if (decoded.has(bytes)) continue;
        const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
        decoded.set(bytes, ink === 'grey' ? await inGrey(picture) : picture);
      }
    },
  };
}

/** As the printed page makes a clinic's logo grey. */
function inGrey(picture: ImageBitmap): Promise<ImageBitmap> {
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('The browser has no room for another drawing');
  context.drawImage(picture, 0, 0);
  const pixels = context.getImageData(0, 0, width, height);
  for (let at = 0; at < pixels.data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = pixels.data.subarray(at, at + 3);
    pixels.data.fill(luma(red, green, blue), at, at + 3);
  }
  return createImageBitmap(pixels);
}
