import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { Logo } from '@/lib/domain/clinic/clinic';
import { greyLogo } from './grey-logo';

const WIDTH = 37;
const HEIGHT = 29;

/** Flat areas, slopes and noise, so that an encoder that chooses filters uses all of them. */
function colours(): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let at = 0; at < pixels.length; at += 1) {
    const y = Math.floor(at / (WIDTH * 3));
    pixels[at] = y < 8 ? 40 * (at % 3) : y < 20 ? (at * 2 + y * 5) % 256 : (at * 7919 + y * y * 31) % 256;
  }
  return pixels;
}

it.each([true, false])(
  'takes the colours out of a logo, and leaves how light they are (filters: %s)',
  async (filters) => {
    const pixels = colours();
    const png = await sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
      .png({ adaptiveFiltering: filters })
      .toBuffer();
    const logo: Logo = { mimeType: 'image/png', base64: png.toString('base64'), widthPx: WIDTH, heightPx: HEIGHT };
    const grey = Buffer.from(greyLogo(logo).base64, 'base64');
    // Read by another decoder, which refuses a wrong checksum.
    const { data, info } = await sharp(grey, { failOn: 'warning' })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: WIDTH, height: HEIGHT, channels: 1 });
    const expected = Array.from({ length: WIDTH * HEIGHT }, (_, index) => {
      const [red = 0, green = 0, blue = 0] = pixels.subarray(index * 3, index * 3 + 3);
      return Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    });
    const furthest = Math.max(...expected.map((value, index) => Math.abs(value - (data[index] ?? -99))));
    expect(furthest).toBeLessThanOrEqual(1);
  },
);
