import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Block, HandoutDocument } from '@/lib/domain/handout/document';
import type { PrintSize } from '@/lib/domain/handout/print-options';
import { bullets, muscleTwitches, paragraph, section, table } from '@/lib/pdf/test-support/muscle-twitches';
import { type ReadPdf, readPdf } from '@/lib/pdf/test-support/read-pdf';
import { chromiumArguments } from '@/scripts/lib/test/chromium-arguments.mjs';

/*
 * Where the pages end that a browser itself makes of an issued handout: the real components and styles, printed by
 * Chromium.
 */

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { CHROMIUM_PATH } = process.env;
  browser = await chromium.launch({
    ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
    args: chromiumArguments,
  });
  page = await browser.newPage();
  const [{ script, styles }, reset] = await Promise.all([
    bundled(),
    readFile('node_modules/tailwindcss/preflight.css'),
  ]);
  await page.setContent('<!doctype html><html lang="en"><title>Handout</title></html>');
  await page.addStyleTag({ content: `${reset}${styles}` });
  await page.addScriptTag({ content: script });
});
afterAll(() => browser.close());

async function bundled(): Promise<{ script: string; styles: string }> {
  const contents = `
    import { renderToStaticMarkup } from 'react-dom/server.browser';
    import { HandoutPaper } from './handout-paper';
    import { PrintedSheet } from './printed-sheet';
    globalThis.showHandout = (handout) => {
      document.body.innerHTML = renderToStaticMarkup(
        <PrintedSheet document={handout} mark=""><HandoutPaper document={handout} headingLevel={3} /></PrintedSheet>,
      );
    };`;
  const { outputFiles } = await build({
    ...{ stdin: { contents, resolveDir: import.meta.dirname, loader: 'tsx' }, alias: { '@': path.resolve('.') } },
    ...{ bundle: true, write: false, format: 'iife', platform: 'browser', jsx: 'automatic', outdir: 'out' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const textOf = (ending: string) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), styles: textOf('.css') };
}

async function show(handout: HandoutDocument): Promise<void> {
  await page.evaluate((given) => {
    const { showHandout } = globalThis as unknown as { showHandout: (handout: HandoutDocument) => void }; // the script's
    showHandout(given);
  }, handout);
}

const print = async (): Promise<ReadPdf> =>
  readPdf(
    new Uint8Array(
      await page.pdf({ format: 'Letter', margin: { top: '14mm', right: '16mm', bottom: '17mm', left: '16mm' } }),
    ),
  );

/** A paragraph that moves all below it by these many lines. */
const lines = (count: number): Block =>
  paragraph(Array.from({ length: count }, (_, line) => `Line ${line}.`).join('\n'));

const wide = ['Day', ...Array.from({ length: 9 }, (_, column) => `Hydrochlorothiazide${column}`)];

const everyBlock: Block[] = [
  paragraph('Take it like this:'),
  bullets('Swallow it with a glass of water', 'Do not lie down for half an hour', 'Write down the time'),
  table('How much to take', ['Day', 'Morning', 'Night'], Array(7).fill(['Monday', '2.5–5 ml', '12.5/25mg'])),
  {
    type: 'callout',
    tone: 'caution',
    blocks: [paragraph('Do not drive after this medicine. '.repeat(4)), paragraph('Ask us if you must.')],
  },
  table('When to take it', wide, Array(3).fill(wide.map(() => '2.5–5 ml'))),
  table('Every day of the month', ['Day', 'Dose'], Array(50).fill(['Monday', '5 ml'])),
];

function handoutOf(above: Block[], topics: readonly string[]): HandoutDocument {
  const handout = muscleTwitches({
    sections: [
      section('What happens', [...above, paragraph('This is what happens.')]),
      section('Your medicines', everyBlock, { sourceNumbers: [1, 2] }),
      section('When to come back', [paragraph('Call us for a visit if:'), bullets('It changes', 'It gets worse')]),
    ],
  });
  const { sections, options } = handout;
  return {
    ...handout,
    options: { ...options, sources: 'full' },
    sections: sections.map((one, index) => {
      const title = topics[Math.min(index, topics.length - 1)];
      return title ? { ...one, topic: { id: title, title, lead: 'We checked you today.', locale: 'en' } } : one;
    }),
  };
}

/** What says what comes next: headings, the heads of tables and boxes, the lines above a list or a section. */
const announcements = (): Promise<string[]> =>
  page.evaluate(() => {
    const heads = 'h1, h2, h3, h4, h5, h6, caption, thead, [data-tone] > p:first-child';
    const above = 'p:has(+ :is(ul, ol, table, section))';
    const found = [...document.querySelectorAll(`article :is(${heads}, ${above})`)];
    return found.map(({ textContent }) => (textContent ?? '').replaceAll(/\s/g, ''));
  });

/** The last line of each page but the last page, without spaces. */
function lastLines({ pages }: ReadPdf): string[] {
  return pages.slice(0, -1).map(({ items }) => {
    const words = items.filter(({ text }) => text.trim() !== '').sort((one, other) => one.y - other.y);
    const line = words.filter(({ y }) => y < (words[0]?.y ?? 0) + 4).sort((one, other) => one.x - other.x);
    return line
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s/g, '');
  });
}

const sources = /^Sources?\d/;

it.each([
  ['one topic', []],
  ['several topics', ['Muscle twitches', 'Migraine']],
])(
  'a page that the browser prints of %s ends with no heading, head of a table or line above a list',
  { timeout: 240_000 },
  async (_, topics) => {
    const alone: string[] = [];
    for (let count = 1; count < 48; count += 3) {
      await show(handoutOf([lines(count)], topics));
      const announced = await announcements();
      for (const line of lastLines(await print())) {
        if (sources.test(line) || announced.some((words) => words.endsWith(line)))
          alone.push(`${line} below ${count} lines`);
      }
    }
    expect(alone).toEqual([]);
  },
);

it.each<PrintSize>(['standard', 'large'])(
  'a browser begins the emergencies on the first page in %s print',
  async (size) => {
    const signs = Array.from({ length: 16 }, (_, sign) => `Sign ${sign + 1} comes on suddenly.`);
    const urgent = section(
      'Get urgent help',
      [
        { ...paragraph('Call 911 now if:'), action: 'emergency' },
        bullets(...signs),
        { ...paragraph('Call us the same day if:'), action: 'same-day' },
        bullets('It comes back.'),
      ],
      { kind: 'urgent-help', layout: { showHeading: true, breakBefore: false, keepTogether: true } },
    );
    const handout = handoutOf([], []);
    await show({ ...handout, options: { ...handout.options, size }, sections: [urgent, ...handout.sections] });
    const { pages } = await print();
    expect(pages[0]?.text).toContain('Call 911 now if:');
    expect(pages[0]?.text).toContain('Sign 1 comes on suddenly.');
  },
);
