import jsQR from 'jsqr';
import sharp from 'sharp';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { PrintSize } from '@/lib/domain/handout/print-options';
import { renderHandout } from './render';
import { muscleTwitches, paragraph, section } from './test-support/muscle-twitches';
import { readPdf } from './test-support/read-pdf';
import { mostColourful, type SeenPage, seePdf } from './test-support/see-pdf';

// Whole documents are rendered and looked at, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PROSE =
  'A twitch is a small, quick movement in a muscle that you did not ask for. Most of them are harmless and go away by themselves, some in hours, others only after weeks.';
const bodyText = Array.from({ length: 4 }, () => PROSE).join(' ');

async function see(options: Partial<HandoutDocument['options']>, changes: Partial<HandoutDocument> = {}, scale = 1) {
  const usual = muscleTwitches(changes);
  const { bytes } = await renderHandout({ ...usual, options: { ...usual.options, ...options } });
  return seePdf(bytes, scale);
}

function printedIn(size: PrintSize): HandoutDocument {
  const usual = muscleTwitches();
  return { ...usual, options: { ...usual.options, size } };
}

const withProse = (): Partial<HandoutDocument> => ({
  sections: [...muscleTwitches().sections, section('In more words', [paragraph(bodyText)])],
});

function proseLines(pages: readonly SeenPage[]): SeenPage['lines'] {
  const lines = pages.flatMap((page) => page.lines);
  const from = lines.findIndex(({ text }) => text.includes('In more words'));
  const wanted = lines.slice(from + 1);
  let words = '';
  return wanted.filter(({ text }) => {
    const isProse = words.length < bodyText.length - 5 && bodyText.startsWith(words + text.trim());
    if (isProse) words += `${text.trim()} `;
    return isProse;
  });
}

describe.each([
  ['standard', 12],
  ['large', 18],
  ['extra-large', 24],
] as const)('a handout in %s print', (size: PrintSize, points) => {
  let pages: SeenPage[];
  beforeAll(async () => {
    pages = await see({ size }, withProse());
  });

  it(`sets its running text in ${points} pt or a little more`, () => {
    const lines = proseLines(pages);
    expect(lines.length).toBeGreaterThan(5);
    for (const { fontSize } of lines) {
      expect(fontSize).toBeGreaterThanOrEqual(points);
      expect(fontSize).toBeLessThanOrEqual(points + 0.5);
    }
  });

  it('ends no page with a heading', () => {
    const headings = muscleTwitches(withProse()).sections.map(({ heading }) => heading);
    for (const page of pages) {
      // Of the footer nothing counts, and it stands lowest.
      const footer = page.lines.findIndex(({ text }) => text.includes('General information, given to you'));
      expect(footer).toBeGreaterThan(0);
      const last = page.lines[footer - 1]?.text ?? '';
      expect(headings.filter((heading) => last.includes(heading))).toEqual([]);
    }
  });

  it.skipIf(size === 'extra-large')('has all of the urgent help on page 1', () => {
    const text = pages[0]?.lines.map((line) => line.text).join(' ') ?? '';
    expect(text).toContain('Call 911 if you have');
    expect(text).toContain('A seizure, a collapse');
    expect(text).toContain('541-555-0147');
  });

  it.runIf(size === 'standard')('has 60 to 75 characters on a line of running text', () => {
    const full = proseLines(pages).slice(0, -1);
    const mean = full.reduce((sum, { text }) => sum + text.trim().length, 0) / full.length;
    expect(mean).toBeGreaterThan(60);
    expect(mean).toBeLessThan(75);
  });
});

it.each(['standard', 'large', 'extra-large'] as const)(
  'has urgent help on page 1 in %s print, below the notice that nobody reviewed the handout',
  async (size) => {
    const [first] = await see({ size }, { reviewNotice: 'Not clinically reviewed.' });
    const text = first?.lines.map((line) => line.text).join(' ') ?? '';
    expect(text).toMatch(/Not clinically reviewed\..*Call 911 if you have/);
  },
);

it('prints a code that opens the document’s address', async () => {
  const { address } = muscleTwitches();
  const pages = await see({}, {}, 2);
  const found = pages.map(({ pixels: { data, width, height } }) => jsQR(data, width, height)?.data);
  expect(found.filter(Boolean)).toEqual([address]);
});

it.each(['standard', 'large', 'extra-large'] as const)(
  'says beside the code whom it is for in %s print',
  async (size) => {
    const pdf = await readPdf((await renderHandout(printedIn(size))).bytes);
    const [code] = pdf.pages.flatMap(({ items }, page) =>
      items.filter(({ text }) => text.startsWith('For clinic staff')).map((item) => ({ ...item, page })),
    );
    const [scan] = pdf.pages[code?.page ?? 0]?.items.filter(({ text }) => text.startsWith('Scan the code')) ?? [];
    expect((code?.y ?? 0) - (scan?.y ?? 0)).toBeLessThan(3 * (code?.height ?? 0));
  },
);

it.each(['standard', 'large', 'extra-large'] as const)('has no type below 8.5 pt in %s print', async (size) => {
  const pages = await seePdf((await renderHandout(printedIn(size))).bytes, 1);
  const sizes = pages.flatMap(({ lines }) => lines.map(({ fontSize }) => fontSize));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8.5);
});

describe('in greyscale', () => {
  const logo = async (): Promise<HandoutDocument['clinic']> => {
    const png = await sharp({ create: { width: 80, height: 40, channels: 3, background: '#c8102e' } })
      .png()
      .toBuffer();
    const picture = {
      mimeType: 'image/png' as const,
      base64: png.toString('base64'),
      widthPx: 80,
      heightPx: 40,
      alt: '',
    };
    return { ...muscleTwitches().clinic, logo: picture };
  };

  it('has no colour on any page, the logo included', async () => {
    const pages = await see({ ink: 'grey' }, { clinic: await logo() });
    for (const page of pages) {
      expect(page.colours.filter((colour) => !/^#(..)\1\1$/.test(colour))).toEqual([]);
      expect(mostColourful(page)).toBe(0);
    }
  });

  it('has colour where colour is asked for', async () => {
    const [first] = await see({ ink: 'color' }, { clinic: await logo() });
    expect(first && mostColourful(first)).toBeGreaterThan(100);
  });
});

describe('fit to so many pages', () => {
  const lines = (count: number): Partial<HandoutDocument> => ({
    sections: [section('In more words', [paragraph(Array.from({ length: count }, (_, n) => `line ${n}`).join('\n'))])],
    sources: [],
    editStatement: '',
  });
  const count = 35;

  it('closes a short handout up to one page, at 11 pt or more', async () => {
    expect(await see({}, lines(count))).toHaveLength(2);
    const pages = await see({ fitPages: 1 }, lines(count));
    expect(pages).toHaveLength(1);
    const sizes = pages.flatMap((page) => page.lines.filter(({ text }) => /^line \d/.test(text)));
    expect(sizes).toHaveLength(count);
    for (const { fontSize } of sizes) expect(fontSize).toBeGreaterThanOrEqual(11);
  });

  it('closes a longer handout up to two pages where it would take three', async () => {
    expect(await see({}, lines(80))).toHaveLength(3);
    expect(await see({ fitPages: 2 }, lines(80))).toHaveLength(2);
  });

  it('leaves a handout that cannot fit at its usual size, and counts its pages', async () => {
    const document = muscleTwitches(lines(60));
    const { bytes, pageCount } = await renderHandout({
      ...document,
      options: { ...document.options, fitPages: 1 },
    });
    const pages = await seePdf(bytes, 1);
    expect(pageCount).toBe(pages.length);
    expect(pageCount).toBeGreaterThan(1);
    const sizes = pages.flatMap((page) => page.lines.filter(({ text }) => /^line \d/.test(text)));
    for (const { fontSize } of sizes) expect(fontSize).toBeGreaterThanOrEqual(12);
  });
});
