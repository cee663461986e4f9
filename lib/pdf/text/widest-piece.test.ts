import { beforeAll, expect, it } from 'vitest';
import { estimatedWidth } from '@/lib/domain/handout/estimated-width';
import { loadFonts } from '../fonts';
import { localFonts } from '../local-fonts';
import { muscleTwitches, run } from '../test-support/muscle-twitches';
import { sampledScripts, scriptSamples } from '../test-support/script-samples';
import { themeFor } from '../theme';
import { widestPiece } from './widest-piece';

const theme = themeFor(muscleTwitches(), '', 'regular', localFonts);
beforeAll(() =>
  loadFonts(localFonts, [
    ...(['Atkinson Hyperlegible Next', 'Noto Sans', 'Noto Sans Math'] as const),
    ...(['Noto Sans Arabic', 'Noto Sans Hebrew'] as const),
    ...sampledScripts.map((script) => scriptSamples[script].family),
  ]),
);

const widthOf = (text: string, bold = false): number => widestPiece([run(text)], theme, { bold });

it('measures the widest unbreakable piece, whatever text surrounds it', () => {
  expect(widthOf('take 12.5/25mg a day')).toBeCloseTo(widthOf('12.5/25mg'), 5);
  expect(widthOf('Give 2.5–5 ml')).toBeCloseTo(widthOf('2.5–5 ml'), 5);
  expect(widthOf('2.5–5 ml')).toBeGreaterThan(widthOf('2.5–5'));
  expect(widthOf('')).toBe(0);
});

it('measures bold words as bold, and a word in two faces as one', () => {
  expect(widthOf('Hydrochlorothiazide', true)).toBeGreaterThan(widthOf('Hydrochlorothiazide'));
  const parts = widestPiece([run('Hydro', { bold: true }), run('chlorothiazide')], theme, { bold: false });
  expect(parts).toBeGreaterThan(widthOf('Hydrochlorothiazide'));
  expect(parts).toBeLessThan(widthOf('Hydrochlorothiazide', true));
});

it('requires at most 24 characters of an endless word in a column', () => {
  expect(widthOf('x'.repeat(3_000))).toBeCloseTo(widthOf('x'.repeat(24)), 1);
});

it('a measured width never exceeds the estimate for words without a loaded font', () => {
  const texts = [
    'Hydrochlorothiazide',
    '12.5/25mg',
    '≥38.5°C',
    '400→200mg',
    'WWWWWWWW',
    'миллиграммов',
    'هيدروكلوروثيازيد',
  ];
  for (const text of [...texts, 'שלוש', 'Ngày', 'MMMM%@', '٢٫٥–٥']) {
    expect(widthOf(text, true), text).toBeLessThanOrEqual(estimatedWidth(text) * 1.01);
  }
});

it.each(sampledScripts)('the estimate is wide enough for every word of %s, also in bold', (script) => {
  const { name, sentences, words } = scriptSamples[script];
  for (const word of `${name} ${sentences} ${words}`.split(' ').filter((one) => !/[0-9]/u.test(one))) {
    expect(widthOf(word, true), word).toBeLessThanOrEqual(estimatedWidth(word) * 1.01);
  }
});
