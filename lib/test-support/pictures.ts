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

/** A gray progressive JPEG whose many scans are empty. */
export function jpegOfManyScans(scans: number, side = 4_000): Buffer {
  const blocks = Math.ceil(side / 8) ** 2;
  const oneCode = (table: number, symbol: number) => jpegSegment(0xc4, [table, 1, ...Array(15).fill(0), symbol]);
  const scan = (from: number, to: number, before: number, now: number) =>
    jpegSegment(0xda, [1, 1, 0, from, to, (before << 4) | now]);
  // A single one-bit code: "no difference" for DC, "end of band for the next 32,767 blocks" for AC.
  const averages = Buffer.alloc(Math.ceil(blocks / 8));
  const nothing = bitsOf(`0${'1'.repeat(14)}`.repeat(Math.ceil(blocks / 32_767)));
  const refined = Array.from({ length: scans - 1 }, (_, index) => {
    const [band, bit] = [(index % 63) + 1, 13 - Math.floor(index / 63)];
    return [scan(band, band, bit === 13 ? 0 : bit + 1, bit), nothing];
  });
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xdb, [0, ...Array(64).fill(1)]),
    jpegSegment(0xc2, [8, side >> 8, side & 255, side >> 8, side & 255, 1, 1, 0x11, 0]),
    ...[oneCode(0, 0), oneCode(0x10, 0xe0), scan(0, 0, 0, 0), averages],
    ...refined.flat(),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function jpegSegment(marker: number, data: readonly number[]): Buffer {
  const length = data.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 255, ...data]);
}

/** Pads with ones; a 0xFF byte is followed by a zero, so that it is not a marker. */
function bitsOf(bits: string): Buffer {
  const bytes = (bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '1'), 2));
  return Buffer.from(bytes.flatMap((byte) => (byte === 0xff ? [byte, 0] : [byte])));
}
