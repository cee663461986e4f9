import { expect, it, vi } from 'vitest';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { layOutHandout } from './lay-out';
import type { LaidOutNode } from './layout/nodes';
import { localFonts } from './local-fonts';
import { renderHandout } from './render';
import { muscleTwitches, paragraph, section } from './test-support/muscle-twitches';
import { getDocument } from './test-support/pdf-js';
import { readAloud } from './test-support/pdf-ua/read-aloud';
import { readPdf } from './test-support/read-pdf';
import { mostColourful, seePdf } from './test-support/see-pdf';
import { twoCards } from './test-support/urgent-cards';

vi.setConfig({ testTimeout: 60_000 });

async function printed(changes: Partial<HandoutDocument>, options: Partial<HandoutDocument['options']> = {}) {
  const usual = muscleTwitches(changes);
  const { bytes } = await renderHandout({ ...usual, options: { ...usual.options, ...options } });
  return { bytes, ...(await readPdf(bytes)) };
}

const after = section('After', [paragraph('And then.')]);

/** Where words begin on the first page that has them. */
function placeOf(
  { pages }: Awaited<ReturnType<typeof printed>>,
  words: string,
): { page: number; x: number; y: number } {
  for (const [page, { items }] of pages.entries()) {
    const found = items.find(({ text }) => text.startsWith(words));
    if (found) return { page, x: found.x, y: found.y };
  }
  throw new Error(`Nothing begins with ${words}`);
}

it('stands side by side in standard print, the emergencies first', async () => {
  const pdf = await printed({ sections: [twoCards(), after] });
  const [first, second] = [placeOf(pdf, 'Emergency'), placeOf(pdf, 'Call us the same day')];
  expect(second.x - first.x).toBeGreaterThan(150);
  expect(Math.abs(second.y - first.y)).toBeLessThan(2);
  expect(pdf.text).toMatch(/Get urgent help Emergency Call 911 now if:.*if you faint\. Call us the same day .*After/);
});

it.each(['large', 'extra-large'] as const)('stands one below the other in %s print', async (size) => {
  const pdf = await printed({ sections: [twoCards(), after] }, { size });
  const [first, second] = [placeOf(pdf, 'Emergency'), placeOf(pdf, 'Call us the same day')];
  expect(second.x).toBeCloseTo(first.x, -1);
  expect(second.page > first.page || second.y < first.y).toBe(true);
});

it('stands one below the other where a word is wider than a card', async () => {
  const cards = twoCards();
  const wide = { ...cards, blocks: [...cards.blocks, paragraph('W'.repeat(24))] };
  const pdf = await printed({ sections: [wide, after] });
  expect(placeOf(pdf, 'Call us the same day').y).toBeLessThan(placeOf(pdf, 'Emergency').y);
});

it('has both in one order from right to left, the emergencies at the right', async () => {
  const arabic = { ...twoCards(), heading: 'اطلب مساعدة عاجلة', locale: 'ar' };
  const pdf = await printed({ locale: 'ar', title: 'ارتعاش العضلات', sections: [arabic] });
  const top = pdf.pages[0]?.items ?? [];
  const xOf = (words: string) => top.find(({ text }) => text.includes(words))?.x ?? Number.NaN;
  expect(xOf('emergency')).toBeGreaterThan(xOf('same-day'));
});

/** The two boxes beside each other, page by page, below so many lines of urgent help. */
async function boxesBeside(above: number, emergencies: number, sameDay: number): Promise<LaidOutNode['box'][][]> {
  const lines = Array.from({ length: above }, (_, n) => paragraph(`line ${n}`));
  const filler = section('Signs', lines, { kind: 'urgent-help' });
  const document = muscleTwitches({
    sections: [...(above > 0 ? [filler] : []), twoCards({ emergencies, sameDay }), after],
  });
  const { layout } = await layOutHandout(document, localFonts);
  const rowsIn = (node: LaidOutNode): LaidOutNode['box'][][] => {
    const framed = node.children.filter(({ box }) => box.borderLeftWidth >= 1).map(({ box }) => box);
    return framed.length === 2 && framed[0]?.top === framed[1]?.top ? [framed] : node.children.flatMap(rowsIn);
  };
  return layout.children.flatMap(rowsIn);
}

it('has two boxes that end alike, on every page that they reach, neither of them narrow', async () => {
  const beside = [await boxesBeside(0, 5, 3), await boxesBeside(0, 7, 4), await boxesBeside(14, 11, 7)];
  expect(beside.map((rows) => rows.length)).toEqual([1, 1, 2]);
  for (const [first, second] of beside.flat()) {
    expect(second?.height).toBeCloseTo(first?.height ?? Number.NaN, 1);
    expect((second?.width ?? 0) / (first?.width ?? Number.NaN)).toBeGreaterThan(0.7);
  }
});

it('moves to the next page whole where the rest of a page has no room for it', async () => {
  const filler = section('Signs', [paragraph(Array.from({ length: 26 }, (_, n) => `line ${n}`).join('\n'))], {
    kind: 'urgent-help',
  });
  const pdf = await printed({ sections: [filler, twoCards({ emergencies: 6 }), after] });
  const pages = ['A sign of the kind emergency, number 1', 'A sign of the kind emergency, number 6'].map((words) =>
    pdf.pages.findIndex(({ text }) => text.includes(words)),
  );
  expect(pages).toEqual([1, 1]);
});

it('goes on over pages where no page holds it, and loses no sign', async () => {
  const pdf = await printed({ sections: [twoCards({ emergencies: 60, sameDay: 50 }), after] });
  for (let number = 1; number <= 60; number += 1) expect(pdf.text).toContain(`kind emergency, number ${number} of`);
  for (let number = 1; number <= 50; number += 1) expect(pdf.text).toContain(`kind same-day, number ${number} of`);
});

it('has its name and what to do again above its rest on a later page, for the eye alone', async () => {
  const cards = twoCards({ emergencies: 14, sameDay: 14 });
  const pdf = await printed({ sections: [cards, after] }, { size: 'extra-large' });
  const again = (name: string, words: string) => {
    const [, ...rests] = pdf.pages.flatMap(({ text }) => (text.includes(`kind ${name}`) ? [text] : []));
    expect(rests.length).toBeGreaterThan(0);
    for (const text of rests) expect(text).toMatch(new RegExp(`${words} • A sign of the kind ${name}`));
  };
  again('emergency', 'Emergency \\(continued\\) Call 911 now if:');
  again('same-day', 'Call us the same day \\(continued\\) Call 541-555-0147 the same day if:');
  const said = readAloud(pdf.bytes).map(({ text }) => text);
  expect(said.filter((text) => /continued|^Emergency$|^Call 911/.test(text))).toEqual([
    'Emergency',
    'Call 911 now if:',
  ]);
});

it('begins on page 1, with its heading, where no page holds it', async () => {
  const pdf = await printed({ sections: [twoCards({ emergencies: 14 }), after] }, { size: 'extra-large' });
  expect(pdf.pages[0]?.text).toMatch(
    /Get urgent help Emergency Call 911 now if: • A sign of the kind emergency, number 1/,
  );
  expect(pdf.text).toContain('emergency, number 14');
});

type Node = { role?: string; type?: string; children?: Node[] };

it('is two sections with a heading each to a screen reader, below the heading of urgent help', async () => {
  const { bytes } = await printed({ sections: [twoCards(), after] });
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const tree = (await (await (await task.promise).getPage(1)).getStructTree()) as Node;
  await task.destroy();
  const headings = ({ role = '', children = [] }: Node): string[] => [
    ...(/^(Sect|H\d)$/.test(role) ? [role] : []),
    ...children.flatMap(headings),
  ];
  const roles = headings(tree).join(' ');
  expect(roles).toMatch(/^H1 Sect H2 Sect H3 Sect H3 Sect H2/);
});

it('tells the two cards apart in grey: one dark band, one light', async () => {
  const { bytes } = await printed({ sections: [twoCards(), after] }, { ink: 'grey' });
  const [page] = await seePdf(bytes, 1);
  if (!page) throw new Error('There is a page');
  expect(mostColourful(page)).toBe(0);
  expect(page.colours).toContain('#000000');
  expect(page.colours).toContain('#e0e0e0');
});
