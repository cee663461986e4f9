import { crc32, deflateSync, inflateSync } from 'node:zlib';
import type { Logo } from '@/lib/domain/clinic/clinic';
import { pngChunks, pngHeader } from '@/lib/domain/clinic/picture-file';
import { Memory } from '@/lib/domain/memory';
import { luma } from './luma';

/** The pages of a clinic carry one logo: it is turned to grey once a thread. */
const made = new Memory<string>(8);

const RGB = 2;
const GREY = 0;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A logo that passed `requirePrintableLogo`, without its colours: an office printer set to colour would spend them. */
export function greyLogo<T extends Logo>(logo: T): T {
  const grey = made.getOr(logo.base64, () => toGrey(Buffer.from(logo.base64, 'base64')).toString('base64'));
  return { ...logo, base64: grey };
}

function toGrey(png: Buffer): Buffer {
  const header = pngHeader(png);
  if (header?.colourType !== RGB) return png;
  const { width, height } = header;
  const data = (pngChunks(png) ?? [])
    .filter(({ type }) => type === 'IDAT')
    .map(({ from, to }) => png.subarray(from, to));
  const rows = pixelRows(inflateSync(Buffer.concat(data)), width * 3, height);
  const grey = Buffer.alloc((width + 1) * height);
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue] = [byteAt(row, x * 3), byteAt(row, x * 3 + 1), byteAt(row, x * 3 + 2)];
      grey[y * (width + 1) + 1 + x] = luma(red, green, blue);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, GREY, 0, 0, 0], 8);
  const chunks = [chunk('IHDR', head), chunk('IDAT', deflateSync(grey)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

const byteAt = (row: Uint8Array | undefined, at: number): number => row?.[at] ?? 0;

/** The rows without PNG's filters, each of which tells a byte by what it differs from its neighbours. */
function pixelRows(packed: Buffer, rowLength: number, height: number): Uint8Array[] {
  const rows: Uint8Array[] = [];
  for (let y = 0; y < height; y += 1) {
    const start = y * (rowLength + 1);
    const filter = byteAt(packed, start);
    const above = rows.at(-1);
    const row = new Uint8Array(rowLength);
    for (let x = 0; x < rowLength; x += 1) {
      const left = byteAt(row, x - 3);
      const up = byteAt(above, x);
      row[x] = byteAt(packed, start + 1 + x) + guess(filter, left, up, byteAt(above, x - 3));
    }
    rows.push(row);
  }
  return rows;
}

function guess(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      return 0;
  }
}

/** The neighbour nearest to left + up − upLeft. */
function paeth(left: number, up: number, upLeft: number): number {
  const toLeft = Math.abs(up - upLeft);
  const toUp = Math.abs(left - upLeft);
  const toUpLeft = Math.abs(left + up - 2 * upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
