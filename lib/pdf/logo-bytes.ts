import { inflateSync } from 'node:zlib';
import type { Logo } from '@/lib/domain/clinic/clinic';
import { type PngHeader, pngChunks, pngHeader } from '@/lib/domain/clinic/picture-file';
import { Memory } from '@/lib/domain/memory';

/**
 * The last look at a logo before the page is made. Uploads are re-encoded, so this never fails on a
 * logo that came that way; a row altered by other means must not reach react-pdf, which drops a bad
 * picture silently, nor pdfkit, which unpacks transparency without a limit and in a callback whose
 * error ends the thread.
 */
class UnusableLogoError extends Error {
  constructor(why: string) {
    super(`The clinic's logo cannot be printed: ${why}. Upload it again`);
    this.name = 'UnusableLogoError';
  }
}

/** More than an upload can hold after re-encoding. */
const MAX_PIXELS = 2_000_000;
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3 };

/** The pages of a clinic carry one logo: it is looked at once a thread. */
const checked = new Memory<true>(8);

/** @throws UnusableLogoError unless the bytes are one whole opaque 8-bit PNG of the size they are said to have. */
export function requirePrintableLogo(logo: Logo): void {
  const key = `${logo.widthPx} ${logo.heightPx} ${logo.base64}`;
  if (checked.get(key)) return;
  const bytes = Buffer.from(logo.base64, 'base64');
  const header = pngHeader(bytes);
  const chunks = pngChunks(bytes);
  if (!header || !chunks) throw new UnusableLogoError('its file is damaged');
  const channels = CHANNELS[header.colourType];
  const isTransparent = channels === undefined || chunks.some((chunk) => chunk.type === 'tRNS');
  if (isTransparent || header.bitDepth !== 8 || header.interlaced) {
    throw new UnusableLogoError('it is not a plain opaque picture');
  }
  if (header.width !== logo.widthPx || header.height !== logo.heightPx) {
    throw new UnusableLogoError('its size is not what was stored');
  }
  if (header.width * header.height > MAX_PIXELS) throw new UnusableLogoError('it has too many pixels');
  const data = chunks.filter((chunk) => chunk.type === 'IDAT').map(({ from, to }) => bytes.subarray(from, to));
  requirePixels(Buffer.concat(data), header, channels);
  checked.set(key, true);
}

/** Unpacks the pixels with the room they may take and no more: a bomb and a cut end both show. */
function requirePixels(data: Buffer, { width, height }: PngHeader, channels: number): void {
  const length = (width * channels + 1) * height;
  let unpacked = -1;
  try {
    unpacked = inflateSync(data, { maxOutputLength: length + 1 }).length;
  } catch {
    // Told below: damaged data and too much of it are the same to whoever must upload it again.
  }
  if (unpacked !== length) throw new UnusableLogoError('its pixels are damaged');
}
