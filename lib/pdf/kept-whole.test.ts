import { expect, it, vi } from 'vitest';
import type { Block } from '@/lib/domain/handout/document';
import { renderHandout } from './render';
import { muscleTwitches, paragraph, section, table } from './test-support/muscle-twitches';
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
