import { expect, it, vi } from 'vitest';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { renderHandout } from '../render';
import { muscleTwitches, section, table } from '../test-support/muscle-twitches';
import { readPdf } from '../test-support/read-pdf';

vi.setConfig({ testTimeout: 60_000 });

const times = ['First days', 'At 2 weeks', 'At 6 weeks'];
const course = ['It hurts most.', 'Most people feel better.', 'Most people are well.'];

async function placesOf(words: string[], row: string[], options: Partial<HandoutDocument['options']> = {}) {
  const usual = muscleTwitches({ sections: [section('What to expect', [table('', words, [row])])] });
  const { bytes } = await renderHandout({ ...usual, options: { ...usual.options, ...options } });
  const { pages, text } = await readPdf(bytes);
  const items = pages.flatMap((page) => page.items);
  return { text, places: words.map((word) => items.find((item) => item.text.startsWith(word)) ?? { x: 0, y: 0 }) };
}

it('stands beside each other, and is read one step after the other', async () => {
  const { text, places } = await placesOf(times, course);
  expect(new Set(places.map(({ y }) => Math.round(y))).size).toBe(1);
  expect(new Set(places.map(({ x }) => Math.round(x))).size).toBe(3);
  expect(text).toContain(
    'First days It hurts most. At 2 weeks Most people feel better. At 6 weeks Most people are well.',
  );
});

it.each([
  ['in large print', course, { size: 'large' as const }],
  ['where a word is wider than a third of the line', ['W'.repeat(22), 'Better.', 'Well.'], {}],
])('stands below each other %s', async (_, row, options) => {
  const { places } = await placesOf(times, row, options);
  expect(new Set(places.map(({ x }) => Math.round(x))).size).toBe(1);
  expect(places.map(({ y }) => y)).toEqual(places.map(({ y }) => y).sort((a, b) => b - a));
});
