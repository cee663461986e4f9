import { expect, it, vi } from 'vitest';
import type { Block } from '@/lib/domain/handout/document';
import type { PrintSize } from '@/lib/domain/handout/print-options';
import { renderHandout } from './render';
import { bullets, list, muscleTwitches, paragraph, section, table } from './test-support/muscle-twitches';
import { readPdf } from './test-support/read-pdf';

vi.setConfig({ testTimeout: 60_000 });

const rows = Array.from({ length: 20 }, (_, index) => [`Row ${index + 1}.`, 'What it does', 'How often']);
const lines = Array.from({ length: 20 }, (_, index) => `Row ${index + 1}.`);

const blocks: [string, Block][] = [
  ['table', table('A table', ['Factor', 'Effect', 'When'], rows)],
  ['box', { type: 'callout', tone: 'caution', blocks: lines.map((line) => paragraph(line)) }],
];

/** On which pages its first and its last row stand, and the heading above. */
async function pagesOf(block: Block, textAbove: number): Promise<number[]> {
  const above = Array.from({ length: textAbove }, (_, index) => `line ${index}`).join('\n');
  const sections = [section('Above', [paragraph(above)]), section('Its heading', [block])];
  const { pages } = await readPdf((await renderHandout(muscleTwitches({ sections }))).bytes);
  return ['Its heading', 'Row 1.', 'Row 20.'].map((words) => pages.findIndex(({ text }) => text.includes(words)));
}

it.each(blocks)('a %s that a page holds is on one page, with its heading', async (_, block) => {
  for (const textAbove of [10, 20, 30, 34]) {
    const pages = await pagesOf(block, textAbove);
    expect(new Set(pages).size, `${textAbove} lines above`).toBe(1);
  }
});

it('a line above actions in two columns is on their page', async () => {
  const actions: Block = {
    type: 'list',
    ordered: false,
    items: ['Walk', 'Rest', 'Drink', 'Sleep'].map((text) => ({
      pictogram: 'sleep',
      blocks: [paragraph(`${text} well.`)],
    })),
  };
  for (let textAbove = 24; textAbove <= 40; textAbove += 1) {
    const above = Array.from({ length: textAbove }, (_, index) => `line ${index}`).join('\n');
    const sections = [section('What you can do', [paragraph(above), paragraph('To have fewer cramps:'), actions])];
    const { pages } = await readPdf((await renderHandout(muscleTwitches({ sections }))).bytes);
    const [line, first] = ['To have fewer cramps:', 'Walk well.'].map((words) =>
      pages.findIndex(({ text }) => text.includes(words)),
    );
    expect(first, `${textAbove} lines above`).toBe(line);
  }
});

const linesAbove = (count: number): Block => paragraph(Array.from({ length: count }, (_, n) => `line ${n}`).join('\n'));

/** On which pages these words stand, below so many lines of text. */
async function pagesBelow(
  count: number,
  { blocks, words }: { blocks: Block[]; words: readonly string[] },
  size: PrintSize = 'standard',
): Promise<number[]> {
  const usual = muscleTwitches({ sections: [section('Above', [linesAbove(count)]), section('Its heading', blocks)] });
  const { pages } = await readPdf((await renderHandout({ ...usual, options: { ...usual.options, size } })).bytes);
  return words.map((one) => pages.findIndex(({ text }) => text.includes(one)));
}

it.each([
  ['standard', 28],
  ['extra-large', 1],
] as const)('a warning is on one page from its first word to its last in %s print', async (size, least) => {
  const warning = paragraph(
    `First, ${'ask us before you take this medicine; '.repeat(size === 'standard' ? 9 : 5)}last.`,
  );
  for (let above = least; above <= least + 8; above += 1) {
    const at = { blocks: [paragraph('Before.'), warning], words: ['First,', 'last.'] };
    const [first, last] = await pagesBelow(above, at, size);
    expect(last, `${above} lines above`).toBe(first);
  }
});

it('a page neither begins nor ends with one item of a list', async () => {
  const items = ['One', 'Two', 'Three', 'Four'].map(
    (word) => `${word} is an item. ${'It takes some words to say. '.repeat(2)}`,
  );
  const lists: Block[] = [
    bullets(...items),
    list(
      items.map((words) => [words]),
      true,
    ),
  ];
  for (const block of lists) {
    for (let above = 26; above <= 38; above += 1) {
      const at = { blocks: [paragraph('Before.'), block], words: ['One is', 'Two is', 'Three is', 'Four is'] };
      const [one, two, three, four] = await pagesBelow(above, at);
      expect([two, four], `${above} lines above`).toEqual([one, three]);
    }
  }
});

const actions = (count: number, pictogram: string | null): Block => ({
  type: 'list',
  ordered: false,
  items: Array.from({ length: count }, (_, n) => ({ pictogram, blocks: [paragraph(`Action ${n} of them.`)] })),
});

const shown: [string, Block[]][] = [
  ['in two columns', [actions(5, 'sleep')]],
  ['below each other', [actions(3, null)]],
  ['with a sentence after them', [actions(5, 'sleep'), paragraph('Ask us first.')]],
];

it.each(shown)('a drawing is on the page of the actions %s that it shows', async (_, blocks) => {
  const figure: Block = { type: 'figure', pictogram: 'calf-stretch', alt: 'A stretch', caption: 'Calf stretch' };
  for (let above = 18; above <= 34; above += 2) {
    const at = { blocks: [paragraph('Before.'), ...blocks, figure], words: ['Action 0 of', 'Calf stretch'] };
    const [first, drawing] = await pagesBelow(above, at);
    expect(drawing, `${above} lines above`).toBe(first);
  }
});
