import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { MAX_LOGO_BYTES, problemWithUpload } from '@/lib/domain/clinic/logo-upload';
import { readPictureFile } from '@/lib/domain/clinic/picture-file';
import { requirePrintableLogo } from '@/lib/pdf/logo-bytes';
import {
  bombInItsPixels,
  clearPicture,
  handmadePng,
  hugeAndTransparent,
  hugeByItsHeader,
  jpegOfManyScans,
  jpegOfWrongSize,
  plainPicture,
  pngChunk,
} from '@/lib/test-support/pictures';
import { encodeLogo, lookAtLogo } from './logo';

const decoded = async (base64: string) => {
  const image = sharp(Buffer.from(base64, 'base64'));
  return { ...(await image.metadata()), pixel: [...(await image.raw().toBuffer()).subarray(0, 3)] };
};

const logoModule = pathToFileURL(join(import.meta.dirname, 'logo.ts')).href;

/**
 * The most memory that these uploads take beyond a usual one, in bytes. Measured in a process of its own: other tests
 * take and free memory of this one meanwhile.
 */
async function roomFor(files: readonly Uint8Array[]): Promise<number> {
  const uploads = [await plainPicture().png().toBuffer(), ...files].map((file) => Buffer.from(file).toString('base64'));
  const script = `
    import { readFileSync } from 'node:fs';
    const { encodeLogo } = await import(${JSON.stringify(logoModule)});
    const [usual, ...others] = JSON.parse(readFileSync(0, 'utf8')).map((file) => Buffer.from(file, 'base64'));
    await encodeLogo(usual);
    const before = process.resourceUsage().maxRSS;
    for (const file of others) await encodeLogo(file).catch(() => undefined);
    process.stdout.write(String((process.resourceUsage().maxRSS - before) * 1024));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    input: JSON.stringify(uploads),
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(stderr);
  return Number(stdout);
}

describe('S26: a logo that is uploaded', () => {
  it.each([
    ['PNG', () => plainPicture().png()],
    ['JPEG', () => plainPicture().jpeg()],
    ['progressive JPEG', () => plainPicture().jpeg({ progressive: true })],
    ['WebP', () => plainPicture().webp()],
    ['greyscale PNG', () => plainPicture().greyscale().png()],
    ['CMYK JPEG', () => plainPicture().toColourspace('cmyk').jpeg()],
    ['16-bit PNG', () => plainPicture().toColourspace('rgb16').png()],
    ['PNG with a palette', () => plainPicture().png({ palette: true })],
  ])('may be a %s, and is kept as an opaque PNG that the page prints', async (_, make) => {
    const logo = await encodeLogo(await make().toBuffer());
    expect(logo).toMatchObject({ mimeType: 'image/png', widthPx: 60, heightPx: 30 });
    expect(await decoded(logo.base64)).toMatchObject({ format: 'png', channels: 3, hasAlpha: false, space: 'srgb' });
    expect(() => requirePrintableLogo(logo)).not.toThrow();
  });

  it('that is transparent stands on white', async () => {
    const clear = sharp({ create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    const { pixel } = await decoded((await encodeLogo(await clear.png().toBuffer())).base64);
    expect(pixel).toEqual([255, 255, 255]);
    const { base64 } = await encodeLogo(await clearPicture().webp({ lossless: true }).toBuffer());
    expect((await decoded(base64)).hasAlpha).toBe(false);
  });

  it('is warned of where paper would not show it', async () => {
    const white = { r: 255, g: 255, b: 255 };
    const canvas = { width: 300, height: 100, channels: 4, background: { ...white, alpha: 0 } } as const;
    const mark = {
      input: { create: { width: 200, height: 60, channels: 4, background: { ...white, alpha: 1 } } as const },
    };
    const onClear = await sharp({ create: canvas }).composite([mark]).png().toBuffer();
    expect((await lookAtLogo(onClear)).warnings).toEqual(['pale']);
    expect((await lookAtLogo(await plainPicture(15_000, 10).png().toBuffer())).warnings).toEqual(['thin']);
    expect((await lookAtLogo(await plainPicture(300, 100).png().toBuffer())).warnings).toEqual([]);
  });

  it('is made no larger than print needs, and never enlarged', async () => {
    expect(await encodeLogo(await plainPicture(3_000, 900).jpeg().toBuffer())).toMatchObject({
      widthPx: 600,
      heightPx: 180,
    });
    expect(await encodeLogo(await plainPicture(16, 8).png().toBuffer())).toMatchObject({ widthPx: 16, heightPx: 8 });
    expect(await encodeLogo(await plainPicture(4_000, 1).png().toBuffer())).toMatchObject({ heightPx: 1 });
  });

  it('stands upright when the camera lay on its side', async () => {
    const turned = await plainPicture(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await encodeLogo(turned)).toMatchObject({ widthPx: 20, heightPx: 40 });
  });

  it('keeps nothing of what the file says beside its pixels', async () => {
    const secret = 'PLAINLEAF-CANARY';
    const photo = await plainPicture(40, 20)
      .withExif({ IFD0: { Copyright: secret } })
      .jpeg()
      .toBuffer();
    expect(photo.includes(secret)).toBe(true);
    const logo = await encodeLogo(photo);
    const kept = Buffer.from(logo.base64, 'base64');
    expect(kept.includes(secret)).toBe(false);
    expect(await sharp(kept).metadata()).not.toHaveProperty('exif');

    const commented = handmadePng({
      width: 60,
      height: 30,
      colourType: 2,
      pixels: new Uint8Array((60 * 3 + 1) * 30),
      extra: [pngChunk('tEXt', Buffer.from(`Comment\0<script>${secret}</script>`))],
    });
    expect(Buffer.from((await encodeLogo(commented)).base64, 'base64').includes(secret)).toBe(false);
  });
});

describe('S26: what is no logo', () => {
  const png = () => plainPicture().png().toBuffer();
  const refusedAs = (logo: string) => ({ code: 'invalid-input', fields: { logo } });
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';

  it.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
    ['an empty file', 'empty', () => new Uint8Array()],
    ['a file over a megabyte', 'too-large', () => new Uint8Array(MAX_LOGO_BYTES + 1)],
    ['an SVG', 'svg', () => Buffer.from(svg)],
    ['an SVG with a declaration', 'svg', () => Buffer.from(`<?xml version="1.0"?>\n<!-- x -->${svg}`)],
    ['an SVG in UTF-16', 'svg', () => Buffer.from(`\ufeff${svg}`, 'utf16le')],
    ['a GIF', 'wrong-type', () => plainPicture().gif().toBuffer()],
    ['a TIFF', 'wrong-type', () => plainPicture().tiff().toBuffer()],
    ['an AVIF', 'wrong-type', () => plainPicture().avif().toBuffer()],
    ['a PDF', 'wrong-type', () => Buffer.from('%PDF-1.7\n')],
    ['a web page', 'wrong-type', () => Buffer.from('<!doctype html><p>PNG')],
    ['a PNG in name only', 'damaged', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])],
    ['a PNG cut short', 'damaged', async () => (await png()).subarray(0, 90)],
    ['a JPEG cut short', 'damaged', async () => (await plainPicture().jpeg().toBuffer()).subarray(0, -20)],
    ['a WebP cut short', 'damaged', async () => (await plainPicture().webp().toBuffer()).subarray(0, 40)],
    [
      'a PNG with a flipped bit',
      'damaged',
      async () => {
        const bytes = await png();
        const at = bytes.indexOf('IDAT') + 8;
        bytes[at] = (bytes[at] ?? 0) ^ 0x20;
        return bytes;
      },
    ],
    [
      'a PNG without enough pixels',
      'damaged',
      () => handmadePng({ width: 60, height: 30, colourType: 2, pixels: new Uint8Array(99) }),
    ],
    ['a JPEG of the wrong size', 'damaged', jpegOfWrongSize],
    [
      'a picture with a web page behind it',
      'more-than-a-picture',
      async () => Buffer.concat([await png(), Buffer.from('<script>alert(1)</script>')]),
    ],
    [
      'a picture with an archive behind it',
      'more-than-a-picture',
      async () => Buffer.concat([await plainPicture().jpeg().toBuffer(), Buffer.from('PK\x03\x04')]),
    ],
    [
      'a WebP with more behind it',
      'more-than-a-picture',
      async () => Buffer.concat([await plainPicture().webp().toBuffer(), Buffer.from('%PDF-1.7')]),
    ],
    ['few bytes that claim 900 megapixels', 'too-many-pixels', hugeByItsHeader],
    ['few bytes that claim 400 transparent megapixels', 'too-many-pixels', hugeAndTransparent],
    ['a JPEG that is gone over 880 times', 'damaged', () => jpegOfManyScans(880)],
    [
      'a line of 15 million pixels',
      'too-many-pixels',
      () => handmadePng({ width: 1, height: 15_000_000, colourType: 2, pixels: new Uint8Array(60_000_000) }),
    ],
    ['a picture of 17 megapixels', 'too-many-pixels', () => plainPicture(4_250, 4_000).png().toBuffer()],
    ['a WebP of 17 megapixels', 'too-many-pixels', () => plainPicture(4_250, 4_000).webp({ quality: 1 }).toBuffer()],
  ])('%s is refused as %s', async (_, problem, make) => {
    const bytes = await make();
    const started = performance.now();
    await expect(encodeLogo(bytes)).rejects.toMatchObject(refusedAs(problem));
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('pixels that unpack to far more than the picture holds cost neither time nor room', async () => {
    const bomb = bombInItsPixels();
    const started = performance.now();
    await encodeLogo(bomb).catch((error: unknown) => expect(error).toMatchObject(refusedAs('damaged')));
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(await roomFor([bomb])).toBeLessThan(60_000_000);
  });

  it('text and a color profile that would expand to 200 MB stay compressed', async () => {
    const packed = deflateSync(Buffer.alloc(200_000_000));
    const bombs = [
      pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), packed])),
      pngChunk('iCCP', Buffer.concat([Buffer.from('profile\0\0'), packed])),
    ];
    const pixels = new Uint8Array((60 * 3 + 1) * 30);
    const files = bombs.map((bomb) => handmadePng({ width: 60, height: 30, colourType: 2, pixels, extra: [bomb] }));
    const started = performance.now();
    for (const file of files) expect(await encodeLogo(file)).toMatchObject({ widthPx: 60, heightPx: 30 });
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(await roomFor(files)).toBeLessThan(60_000_000);
  });

  it('the logo drops animation frames, and scans beyond those that a camera writes', async () => {
    const frames = Buffer.alloc(40 * 40 * 3 * 50, 0x80);
    const raw = { width: 40, height: 40 * 50, channels: 3, pageHeight: 40 } as const;
    const animated = await sharp(frames, { raw }).webp({ quality: 1 }).toBuffer();
    expect(await encodeLogo(animated)).toMatchObject({ widthPx: 40, heightPx: 40 });
    expect(await encodeLogo(jpegOfManyScans(60, 400))).toMatchObject({ widthPx: 240, heightPx: 240 });
  });

  it('is told from any bytes without an exception', () => {
    for (const start of ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'RIFF\xff\xff\xff\xffWEBP']) {
      for (const rest of [deflateSync(Buffer.from(start)), Buffer.alloc(64, 0xff), Buffer.alloc(64), Buffer.alloc(0)]) {
        const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest]);
        expect(readPictureFile(bytes).is).toBe('picture');
        expect(problemWithUpload(bytes)).not.toBeNull();
      }
    }
  });
});
