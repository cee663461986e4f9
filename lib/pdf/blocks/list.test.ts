import { expect, it, vi } from 'vitest';
import { type ListStyle, listStyles } from '@/lib/domain/handout/list-numbering';
import { renderHandout } from '../render';
import { handoutIn } from '../test-support/language-handouts';
import { list, muscleTwitches, paragraph, section } from '../test-support/muscle-twitches';
import { isElement, type ReadElement } from '../test-support/pdf-file/structure';
import { readAloud } from '../test-support/pdf-ua/read-aloud';
import { readTaggedFile } from '../test-support/pdf-ua/tagged-file';
import { readPdf } from '../test-support/read-pdf';

vi.setConfig({ testTimeout: 60_000 });

const steps = (start: number, style: ListStyle) => ({
  ...list(
    Array.from({ length: 12 }, (_, index) => [`Step number ${index}`]),
    true,
  ),
  start,
  style,
});

const only = (...blocks: Parameters<typeof section>[1]) =>
  muscleTwitches({ sections: [section('Steps', blocks)], sources: [] });

it('prints steps 3 and 4 after a paragraph as 3 and 4', async () => {
  const next = { ...list([['Walk'], ['Run']], true), start: 3 };
  const { bytes } = await renderHandout(only(list([['Stop'], ['Rest']], true), paragraph('Wait a day.'), next));
  expect((await readPdf(bytes)).text).toContain('1. Stop 2. Rest Wait a day. 3. Walk 4. Run');
});

it.each(listStyles)(
  'prints and reads out every label of a list in %s, each in one piece before its words',
  async (style) => {
    for (const start of [1, 18, 95, 3_880, 9_990]) {
      const { bytes } = await renderHandout(only(steps(start, style)));
      const { pages } = await readPdf(bytes);
      const spoken = readAloud(bytes);
      const labels = spoken.filter(({ role }) => role === 'Lbl').map(({ text }) => text);
      expect(labels).toHaveLength(12);
      for (const [index, label] of labels.entries()) {
        const items = pages.flatMap((page) => page.items);
        const at = items.findIndex(({ text }) => text === label);
        const words = items.find(({ text }) => text === `Step number ${index}`);
        const printed = items[at];
        expect(printed, label).toBeDefined();
        if (!printed || !words) continue;
        expect(printed.y).toBeCloseTo(words.y, 0);
        expect(printed.x + printed.width).toBeLessThan(words.x);
      }
    }
  },
);

it('tells a screen reader how each list counts', async () => {
  const { bytes } = await renderHandout(only(...listStyles.map((style) => steps(2, style)), list([['a'], ['b']])));
  const { roots, file } = readTaggedFile(bytes);
  const lists = (element: ReadElement): ReadElement[] => [
    ...(element.role === 'L' ? [element] : []),
    ...element.kids.filter(isElement).flatMap(lists),
  ];
  const numberings = roots.flatMap(lists).map(({ dict }) => file.name(file.dict(dict.get('A'))?.get('ListNumbering')));
  expect(numberings).toEqual(['Decimal', 'LowerAlpha', 'UpperAlpha', 'LowerRoman', 'UpperRoman', 'Disc']);
});

it('prints the letters of an Arabic list on the right of its words', async () => {
  const words = list([['نم كل ليلة.'], ['تحرك كل يوم.']], true);
  const sections = [section('خطوات', [{ ...words, start: 2, style: 'lower-alpha' }], { locale: 'ar' })];
  const { bytes } = await renderHandout(handoutIn('arabic', { sections, sources: [] }));
  const labels = readAloud(bytes).flatMap(({ role, text }) =>
    role === 'Lbl' ? [text.replace(/[\u2066-\u2069]/g, '')] : [],
  );
  expect(labels).toEqual(['b.', 'c.']);
});
