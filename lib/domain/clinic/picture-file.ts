/**
 * What the bytes of a picture say of themselves, read without decoding them. Pure, bounded by the length
 * of the bytes, and never trusting a length field past their end.
 */

type PictureFormat = 'png' | 'jpeg' | 'webp';

export type PictureFile =
  | {
      is: 'picture';
      format: PictureFormat /** Where the picture ends; null when the file is cut short, or made to keep a decoder busy. */;
      end: number | null;
    }
  | { is: 'svg' }
  | { is: 'something-else' };

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0): boolean =>
  start.every((byte, index) => bytes[at + index] === byte);

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

const uint32 = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) * 0x1000000 + (((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));

/** Told by its first bytes: a file's name and the type a browser claims are only what someone wrote on it. */
export function readPictureFile(bytes: Uint8Array): PictureFile {
  if (startsWith(bytes, PNG_SIGNATURE)) return { is: 'picture', format: 'png', end: pngEnd(bytes) };
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { is: 'picture', format: 'jpeg', end: jpegEnd(bytes) };
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8)) {
    return { is: 'picture', format: 'webp', end: webpEnd(bytes) };
  }
  return looksLikeSvg(bytes) ? { is: 'svg' } : { is: 'something-else' };
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 2_000).filter((byte) => byte !== 0));
  return /<svg[\s>]|<!DOCTYPE svg/i.test(start);
}

export type PngChunk = { type: string; from: number; to: number };

/** The chunks of a PNG up to IEND; null when one reaches past the end of the bytes or IEND is missing. */
export function pngChunks(bytes: Uint8Array): PngChunk[] | null {
  if (!startsWith(bytes, PNG_SIGNATURE)) return null;
  const chunks: PngChunk[] = [];
  let at = PNG_SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const from = at + 8;
    const to = from + uint32(bytes, at);
    if (to + 4 > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, from));
    chunks.push({ type, from, to });
    if (type === 'IEND') return chunks;
    at = to + 4;
  }
  return null;
}

export type PngHeader = { width: number; height: number; bitDepth: number; colourType: number; interlaced: boolean };

export function pngHeader(bytes: Uint8Array): PngHeader | null {
  const header = pngChunks(bytes)?.[0];
  if (header?.type !== 'IHDR' || header.to - header.from !== 13) return null;
  const { from } = header;
  return {
    width: uint32(bytes, from),
    height: uint32(bytes, from + 4),
    bitDepth: bytes[from + 8] ?? 0,
    colourType: bytes[from + 9] ?? 0,
    interlaced: bytes[from + 12] !== 0,
  };
}

function pngEnd(bytes: Uint8Array): number | null {
  const last = pngChunks(bytes)?.at(-1);
  return last ? last.to + 4 : null;
}

function webpEnd(bytes: Uint8Array): number | null {
  const length = (bytes[4] ?? 0) + (((bytes[5] ?? 0) << 8) | ((bytes[6] ?? 0) << 16)) + (bytes[7] ?? 0) * 0x1000000 + 8;
  return length > bytes.length ? null : length;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/**
 * A decoder processes the whole picture once per scan, however small the scan is. Cameras and editors write about ten;
 * the decoder's own time limit applies only after the last.
 */
const MAX_JPEG_SCANS = 100;

/**
 * Walks the segments, then each scan to the marker that ends it: 0xFF00 and restart markers belong to the scan. A file
 * with too many scans has no end.
 */
function jpegEnd(bytes: Uint8Array): number | null {
  let at = 2;
  let scans = 0;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END_OF_IMAGE) return at + 2;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2) return null;
    at += 2 + length;
    if (marker !== START_OF_SCAN) continue;
    scans += 1;
    if (scans > MAX_JPEG_SCANS) return null;
    at = scanEnd(bytes, at);
  }
  return null;
}

function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}
