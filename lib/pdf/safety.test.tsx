import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { inflateSync } from 'node:zlib';
import { Image, Link, Text, View } from '@react-pdf/renderer';
import { build } from 'esbuild';
import type { ReactElement } from 'react';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Logo } from '@/lib/domain/clinic/clinic';
import { handoutDocumentSchema } from '@/lib/domain/handout/document';
import {
  asLogo,
  bombInItsPixels,
  clearPicture,
  handmadePng,
  hugeAndTransparent,
  hugeByItsHeader,
  jpegOfWrongSize,
  plainLogo,
  plainPicture,
  pngChunk,
} from '@/lib/test-support/pictures';
import { loadFonts } from './fonts';
import { layOutParts } from './layout/pages';
import { localFonts } from './local-fonts';
import { renderHandout } from './render';
import { muscleTwitches, paragraph, run, section } from './test-support/muscle-twitches';
import { linksIn } from './test-support/read-pdf';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
let listener: Server;
let port: number;
const requests: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plainleaf-canary-'));
  const canary = await plainPicture().png().toBuffer();
  await writeFile(join(folder, 'canary.png'), canary);
  listener = createServer((request, answer) => {
    requests.push(request.url ?? '');
    answer.writeHead(200, { 'Content-Type': 'image/png' }).end(canary);
  });
  listener.on('connection', () => requests.push('connection'));
  await new Promise<void>((listening) => listener.listen(0, '127.0.0.1', listening));
  port = (listener.address() as AddressInfo).port; // of a TCP server, as listened to above
});

afterAll(async () => {
  listener.closeAllConnections();
  listener.close();
  await rm(folder, { recursive: true });
});

const withClinic = (logo: Logo) =>
  muscleTwitches({ clinic: { ...muscleTwitches().clinic, logo: { ...logo, alt: '' } } });

/** Everything in the file, streams unpacked: what a search of the bytes would find. */
function allBytes(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const parts = [file.toString('latin1')];
  for (let at = file.indexOf('stream\n'); at !== -1; at = file.indexOf('stream\n', at + 1)) {
    try {
      parts.push(inflateSync(file.subarray(at + 7), { maxOutputLength: 20_000_000 }).toString('latin1'));
    } catch {
      // Not every stream is packed.
    }
  }
  return parts.join('\n');
}

describe('S27: a page is made of bytes alone', () => {
  const layOut = (element: ReactElement) =>
    layOutParts(
      {
        width: 612,
        height: 792,
        padding: { top: 0, right: 0, bottom: 0, left: 0 },
        frame: ({ flow }) => <View style={{ flexGrow: 1 }}>{flow}</View>,
      },
      [{ key: null, element }],
    );

  it.each([
    ['an address', () => `http://127.0.0.1:${port}/picture.png`],
    ['an address of another protocol', () => `https://127.0.0.1:${port}/picture.png`],
    ['a file address', () => pathToFileURL(join(folder, 'canary.png')).href],
    ['a path', () => join(folder, 'canary.png')],
    ['a data address', () => 'data:image/svg+xml;base64,PHN2Zy8+'],
    ['an object with an address', () => ({ uri: `http://127.0.0.1:${port}/picture.png` })],
    ['a promise of an address', () => Promise.resolve(`http://127.0.0.1:${port}/picture.png`)],
    ['a function', () => () => `http://127.0.0.1:${port}/picture.png`],
  ])('refuses a picture whose source is %s, and asks nobody for it', async (_, source) => {
    await expect(layOut(<Image src={source() as string} />)).rejects.toThrow('load a picture from elsewhere');
    expect(requests).toEqual([]);
  });

  it('prints a picture of bytes, and links that a phone or a browser may follow', async () => {
    await loadFonts(localFonts);
    const png = await plainPicture().png().toBuffer();
    const laidOut = await layOut(
      <View>
        <Image src={{ data: png, format: 'png' }} style={{ width: 40, height: 40 }} />
        <Text style={{ fontFamily: 'Atkinson Hyperlegible Next', fontSize: 12 }}>
          <Link src="https://www.nhs.uk/">NHS</Link>
          <Link src="#part">Part</Link>
        </Text>
      </View>,
    );
    expect(laidOut.children).toHaveLength(1);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'http://example.org/',
    ' javascript:alert(1)',
  ])('refuses a link to %s wherever it comes from', async (href) => {
    await expect(layOut(<Link src={href}>x</Link>)).rejects.toThrow('link to a forbidden address');
  });

  it('leaves the printing thread no way to the network', async () => {
    const bundle = join(process.cwd(), 'build', `sealed-thread-${process.pid}.mjs`);
    await build({
      entryPoints: ['lib/pdf/test-support/sealed-thread.ts'],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      jsx: 'automatic',
      logLevel: 'warning',
    });
    const thread = new Worker(bundle, { workerData: { port } });
    try {
      const open = await new Promise((resolve, reject) => thread.once('message', resolve).once('error', reject));
      expect(open).toEqual([]);
      expect(requests).toEqual([]);
    } finally {
      await thread.terminate();
      await rm(bundle);
    }
  });
});

describe('S28: links of a document', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'http://x.example/',
    '//x.example',
  ])('cannot be %s', (href) => {
    const document = muscleTwitches({ sections: [section('S', [paragraph(run('x', { href }))])] });
    expect(handoutDocumentSchema.safeParse(document).success).toBe(false);
  });

  it('are in the bytes as written, and an address of a source that cannot be one is words only', async () => {
    const [source] = muscleTwitches().sources;
    if (!source) throw new Error('the sample has sources');
    const { bytes } = await renderHandout(
      muscleTwitches({
        sections: [
          section('S', [
            paragraph(
              run('call', { href: 'tel:+15415550147' }),
              ' ',
              run('write', { href: 'mailto:a@riverside.example' }),
            ),
          ]),
        ],
        sources: [
          'javascript:alert(1)',
          'data:text/html,x',
          'file:///etc/passwd',
          'http://x.example/',
          'https://x.example/ (page 3)',
        ].map((url, index) => ({ ...source, number: index + 1, url })),
      }),
    );
    expect((await linksIn(bytes)).sort()).toEqual(['mailto:a@riverside.example', 'tel:+15415550147']);
    expect(allBytes(bytes)).not.toMatch(/\/URI \((?!tel:|mailto:)|\/JavaScript|\/JS|\/Launch|\/EmbeddedFile/);
  });
});

describe('S26: a logo that reaches the page past the upload', () => {
  const size = { width: 60, height: 30 };

  it('is printed when it is a plain picture, and no other picture is made of it', async () => {
    const { bytes } = await renderHandout(withClinic(await plainLogo()));
    expect(allBytes(bytes).match(/\/Subtype ?\/Image/g)).toHaveLength(1);
  });

  it.each<[string, () => Promise<Logo>]>([
    ['cut short', async () => asLogo((await plainPicture().png().toBuffer()).subarray(0, 90), 60, 30)],
    ['not a picture', async () => asLogo(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 60, 30)],
    ['a JPEG of the wrong size', async () => asLogo(await jpegOfWrongSize(), 3_000, 3_000)],
    ['transparent', async () => asLogo(await clearPicture().png().toBuffer(), 60, 30)],
    [
      'transparent by one colour',
      async () => {
        const pixels = new Uint8Array((60 * 3 + 1) * 30);
        const extra = [pngChunk('tRNS', Buffer.alloc(6))];
        return asLogo(handmadePng({ ...size, colourType: 2, pixels, extra }), 60, 30);
      },
    ],
    ['huge by its header', async () => asLogo(hugeByItsHeader(), 30_000, 30_000)],
    ['huge and transparent', async () => asLogo(hugeAndTransparent(), 20_000, 20_000)],
    ['a bomb in its pixels', async () => asLogo(bombInItsPixels(), 60, 30)],
    [
      'short of pixels',
      async () => asLogo(handmadePng({ ...size, colourType: 2, pixels: new Uint8Array(99) }), 60, 30),
    ],
    ['larger than was stored', async () => ({ ...(await plainLogo()), widthPx: 10 })],
  ])('is refused by name and at once when it is %s', async (_, make) => {
    const document = withClinic(await make());
    const started = performance.now();
    await expect(renderHandout(document)).rejects.toMatchObject({ name: 'UnusableLogoError' });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('memory', () => {
  it('does not grow with the number of handouts', async () => {
    const { setFlagsFromString } = await import('node:v8');
    const { runInNewContext } = await import('node:vm');
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const inUse = async (): Promise<number> => {
      for (let turn = 0; turn < 3; turn++) {
        collect();
        await new Promise((later) => setImmediate(later));
      }
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    const logo = { ...(await plainLogo(400, 160)), alt: '' };
    const print = async (from: number, to: number): Promise<void> => {
      for (let number = from; number < to; number++) {
        const patient = { name: `Patient ${number}`, dateOfBirth: '', recordNumber: `${number}` };
        await renderHandout(muscleTwitches({ patient, clinic: { ...muscleTwitches().clinic, logo } }));
      }
    };
    await print(0, 12);
    const before = await inUse();
    await print(12, 72);
    const growth = (await inUse()) - before;
    // One kept document of this size would be 60 × 400 kB.
    expect(growth).toBeLessThan(6_000_000);
  });
});
