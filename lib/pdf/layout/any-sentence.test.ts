import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { linesOf, loadLineFonts } from '../test-support/laid-lines';
import { cleanText } from '../text/clean-text';

beforeAll(() => loadLineFonts());

const word = fc.constantFrom(
  ...[
    'fever',
    'well-known',
    'and/or',
    'naïve',
    'Attention !',
    '« mot »',
    '( x )',
    '“quoted”',
    'done.',
    'Is it?',
    'α-blocker',
  ],
  ...['давление', 'ώρα', 'Đặng', 'Ngọc', 'দিন', 'গ্রাম', 'बुखार', 'A→B', '12.5/25mg', '400→200mg', 'COVID-19', '…', '—'],
);
const rightToLeftWord = fc.constantFrom(
  'الماء',
  'مرتين،',
  '(هنا)',
  'שלום',
  'יום.',
  '541-555-0147',
  '۰۲۱-۵۵۵۰۱۴۷',
  '٠٥٤١-٥٥٥-٠١٤٧',
);
const amount = fc.constantFrom(
  ...[
    '5 mg',
    '38.5 °C',
    '2.5–5 ml',
    '10 %',
    '≥ 39 °C',
    '½ tablet',
    '3 × 500 mg',
    '6 semanas',
    '2 viên',
    '10 000 IU',
    '5 mg/kg',
  ],
);

const forbiddenAtStart = /^[!?:;,.)\]}»”’%°…،؛؟/]/u;
const forbiddenAtEnd = /[([{«¿¡]$/u;

describe.each([
  ['left to right', 'ltr', word],
  ['right to left', 'rtl', fc.oneof(rightToLeftWord, fc.constantFrom('fever', 'Paracetamol'))],
] as const)('any sentence from %s, at any width', (_name, direction, ordinary) => {
  it('no line starts or ends with a forbidden character, gains a hyphen, or separates an amount from its unit', () => {
    const sentence = fc.array(fc.oneof({ weight: 3, arbitrary: ordinary }, amount), { minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(sentence, fc.integer({ min: 90, max: 400 }), (pieces, width) => {
        const text = pieces.join(' ');
        const lines = linesOf(text, width, direction);
        expect(lines.join(' ').replace(/\s/gu, '')).toBe(cleanText(text).replace(/\s/gu, ''));
        for (const line of lines.slice(1)) expect(line).not.toMatch(forbiddenAtStart);
        for (const line of lines) expect(line).not.toMatch(forbiddenAtEnd);
        const found = (part: string, texts: string[]) => texts.join('\n').split(cleanText(part)).length;
        for (const part of new Set(pieces.filter((piece) => /\p{N}/u.test(piece)))) {
          expect(found(part, lines), part).toBe(found(part, [text]));
        }
      }),
      { numRuns: 80 },
    );
  });
});
