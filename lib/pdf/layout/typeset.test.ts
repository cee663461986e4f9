import { Font } from '@react-pdf/renderer';
import { beforeAll, expect, it } from 'vitest';
import { commonFamilies, loadFonts } from '../fonts';
import { localFonts } from '../local-fonts';
import { muscleTwitches } from '../test-support/muscle-twitches';
import { passagesOf } from '../text/document-text';
import { type Fragment, isPlainLatin, typesetAny, typesetLatin } from './typeset';

beforeAll(() => loadFonts(localFonts, commonFamilies));

type Look = { weight?: number; size?: number; family?: string; underline?: boolean };

function fragment(string: string, { weight = 400, size = 12, family, underline = false }: Look = {}): Fragment {
  const fontFamily = family ?? 'Atkinson Hyperlegible Next';
  const font = Font.getFont({ fontFamily, fontWeight: weight, fontStyle: 'normal' });
  const attributes = { font: [font?.data], color: 'black', fontSize: size, lineHeight: size * 1.4, direction: 'ltr' };
  return { string, attributes: { ...attributes, underline, align: 'left' } };
}

const containerOf = (width: number) => ({ x: 0, y: 0, width, height: Number.POSITIVE_INFINITY });

const fontsByName = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'postscriptName' in value ? value.postscriptName : value;

const mixed = (): Fragment[][] => [
  [fragment('Call '), fragment('541-555-0147', { weight: 700 }), fragment(' if it is not better in 2 weeks.')],
  [fragment('“Quoted” words, (541) 555-0147, 12 µg × 3 — naïve café … '), fragment('ends bold.', { weight: 700 })],
  [
    fragment('A sign'),
    fragment(' of another family ', { family: 'Noto Sans' }),
    fragment('and back, small', { size: 8 }),
  ],
  [
    fragment('An address: '),
    fragment('https://example.org/a-long/way/to-the/page', { underline: true }),
    fragment('.'),
  ],
  [fragment('12 34')],
];

it('sets plain Latin to the very lines of the general way', () => {
  const texts = [
    ...passagesOf(muscleTwitches())
      .flatMap(({ texts }) => texts)
      .map((text) => [fragment(text)]),
    ...mixed(),
  ];
  const plain = texts.filter(isPlainLatin);
  expect(plain.length).toBeGreaterThan(40);
  for (const fragments of plain) {
    for (const width of [90, 240, 430]) {
      const [latin, any] = [typesetLatin, typesetAny].map((set) => set(fragments, containerOf(width)));
      expect(latin?.length).toBeGreaterThan(0);
      // Fonts are compared by their names: each holds its whole file.
      expect(JSON.stringify(latin, fontsByName)).toBe(JSON.stringify(any, fontsByName));
    }
  }
});

it('leaves to the general way what is not plain Latin', () => {
  for (const text of ['', '≥ 2', 'Đặng Thị', 'two\nlines', 'ارتعاش', '抽搐', 'a\u0301']) {
    expect(isPlainLatin([fragment(text)]), text).toBe(false);
  }
  expect(isPlainLatin([{ string: 'words', attributes: { direction: 'rtl' } }])).toBe(false);
});
