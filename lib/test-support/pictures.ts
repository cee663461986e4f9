import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Logo } from '../domain/clinic/clinic';

/** Pictures for tests, good and hostile. */

const green = { r: 15, g: 107, b: 102 };

export const plainPicture = (width = 60, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: green } });

export const clearPicture = (width = 60, height = 30) =>
  sharp({ create: { width, height, channels: 4, background: { ...green, alpha: 0.4 } } });

/** A logo as an upload leaves it. */
export async function plainLogo(width = 60, height = 30): Promise<Logo> {
  return asLogo(await plainPicture(width, height).png().toBuffer(), width, height);
}

export function asLogo(bytes: Uint8Array, widthPx: number, heightPx: number): Logo {
  return { mimeType: 'image/png', base64: Buffer.from(bytes).toString('base64'), widthPx, heightPx };
}

type PngParts = { width: number; height: number; colourType: number; pixels: Uint8Array; extra?: Buffer[] };

/** A PNG put together by hand, so that its parts can contradict each other. */
export function handmadePng({ width, height, colourType, pixels, extra = [] }: PngParts): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', deflateSync(pixels)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

const RGB = 2;
const RGBA = 6;

/** Few bytes that claim, or unpack to, far more than they are. */
export const hugeByItsHeader = (): Buffer =>
  handmadePng({ width: 30_000, height: 30_000, colourType: RGB, pixels: new Uint8Array(1_000) });
export const hugeAndTransparent = (): Buffer =>
  handmadePng({ width: 20_000, height: 20_000, colourType: RGBA, pixels: new Uint8Array(1_000) });
export const bombInItsPixels = (): Buffer =>
  handmadePng({ width: 60, height: 30, colourType: RGB, pixels: new Uint8Array(64_000_000) });

/** A JPEG whose frame says another size than its pixels fill. */
export async function jpegOfWrongSize(): Promise<Buffer> {
  const jpeg = await plainPicture(64, 32).jpeg().toBuffer();
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(3_000, frame + 5);
  jpeg.writeUInt16BE(3_000, frame + 7);
  return jpeg;
}
