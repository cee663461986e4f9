import { Font } from '@react-pdf/renderer';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Direction } from '@/lib/domain/language/direction';
import { isolateForeign } from '@/lib/domain/language/isolates';
import { loadFonts } from '../fonts';
import { localFonts } from '../local-fonts';
import { rightToLeft } from '../shaping/shape-text';
import { sampledScripts, scriptSamples } from '../test-support/script-samples';
import { official } from '../test-support/unicode/line-break-test';
import { cleanText } from '../text/clean-text';
import { splitByFont } from '../text/font-runs';
import { stackOf } from '../text/font-stack';
import { lineForPrint } from '../text/print-order';
import type { TextLine, TextRun } from './nodes';
import { typesetAny } from './typeset';

const families = [
  ...(['Atkinson Hyperlegible Next', 'Noto Sans', 'Noto Sans Math', 'Noto Sans Symbols 2'] as const),
  ...(['Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Bengali'] as const),
  ...sampledScripts.map((script) => scriptSamples[script].family),
];
beforeAll(() => loadFonts(localFonts, families));

const stack = stackOf('en', localFonts).filter(({ family }) => families.some((one) => one === family));

type Laid = { text: string; width: number };

/** Lays a text out like the page. */
function set(text: string, width: number, direction: Direction, fontSize = 12): TextLine[] {
  const fragments = splitByFont(isolateForeign(cleanText(text), direction), stack).map(({ family, text: string }) => {
    const font = Font.getFont({ fontFamily: family, fontWeight: 400, fontStyle: 'normal' })?.data;
    return {
      string,
      attributes: { font: [font], color: 'black', fontSize, lineHeight: 16, direction, align: 'left' },
    };
  });
  return typesetAny(fragments, { x: 0, y: 0, width, height: Number.POSITIVE_INFINITY });
}

/** The lines of a text as a reader of the PDF gets them. */
function lay(text: string, width: number, direction: Direction = 'ltr'): Laid[] {
  return set(text, width, direction).map((line) => ({
    text: lineForPrint(line).runs.map(textOf).join('').trim(),
    width: line.xAdvance ?? 0,
  }));
}

/** The letters of a line in visual order. */
function seen({ runs }: TextLine): string {
  const glyphs = runs.flatMap((run) => run.glyphs ?? []);
  return glyphs.map(({ codePoints, printed }) => (printed === null ? '' : String.fromCharCode(...codePoints))).join('');
}

/** A run with letters from right to left starts with its last one. */
function textOf({ glyphs = [] }: TextRun): string {
  const letters = glyphs.map(({ codePoints }) => String.fromCharCode(...codePoints));
  return (letters.some((letter) => rightToLeft.test(letter)) ? letters.reverse() : letters).join('');
}

const linesOf = (text: string, width: number, direction?: Direction): string[] =>
  lay(text, width, direction).map((line) => line.text);

describe('a narrow column', () => {
  it.each(['400→200mg', '≥38.5°C', '12.5/25mg', '2.5–5ml', 'A→B→C', 'PL-7Q4K-92MX', 'β-Blocker'])(
    'prints %s with no sign that was not typed',
    (word) => {
      for (const width of [1, 20, 35, 50, 300]) {
        expect(linesOf(`take ${word} now`, width).join(' ').replaceAll('- ', '-')).toBe(`take ${word} now`);
      }
    },
  );

  it.each(['400→200mg', '≥38.5°C', '12.5/25mg', '2.5–5ml', '2.5–5 ml', '10 %', '≥ 38.5 °C'])(
    'never parts %s',
    (word) => {
      for (const width of [1, 20, 35, 50]) expect(linesOf(`take ${word} now`, width)).toContain(word);
    },
  );

  it('keeps the sign of “Attention !” and “( x” with its word', () => {
    expect(linesOf('Attention ! Lisez', 62)).toEqual(['Attention !', 'Lisez']);
    expect(linesOf('see ( x )', 30)).toEqual(['see', '( x )']);
  });

  it('breaks a word that is wider than the column between letters, without a hyphen', () => {
    const lines = lay('Hydrochlorothiazide daily', 60);
    expect(lines.map((line) => line.text).join('')).toBe('Hydrochlorothiazidedaily');
    for (const { text, width } of lines) {
      expect(width).toBeLessThanOrEqual(60);
      expect(text.length).toBeGreaterThanOrEqual(4);
    }
  });

  it('breaks a word of 3,000 characters, and a number that is longer than any dose', () => {
    for (const word of ['a'.repeat(3000), 'ж'.repeat(3000), '7'.repeat(100), '-'.repeat(100), 'ab-'.repeat(500)]) {
      const lines = lay(`no ${word} end`, 80);
      expect(lines.map((line) => line.text.replace(' ', '')).join('')).toBe(`no${word}end`);
      expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(80);
    }
  });

  it('breaks a word at its own hyphen where it does not fit', () => {
    expect(linesOf('over-the-counter', 60)).toEqual(['over-the-', 'counter']);
  });
});

it('an amount longer than any dose ends its lines between its words', () => {
  const text = `${'7'.repeat(40)} 03/14/1981 दिन में दो बार`;
  for (let width = 60; width < 200; width += 3) {
    const lines = linesOf(text, width);
    expect(
      lines.filter((line) => line.includes('दिन')),
      `${width}`,
    ).toHaveLength(1);
  }
});

it('a word of Armenian ligatures is cut between them, and fits', () => {
  const word = 'մեխմիմյանցմեխմին'.repeat(4);
  for (let width = 80; width < 120; width += 1) {
    const lines = lay(word, width);
    expect(lines.map((line) => line.text).join('')).toBe(word);
    expect(Math.max(...lines.map((line) => line.width)), `${width}`).toBeLessThanOrEqual(width);
  }
});

it.each(sampledScripts)('no letter of a text in %s is lost, doubled or moved in a column of any width', (script) => {
  const { name, sentences, words } = scriptSamples[script];
  const text = `${name} ${sentences} ${words}`;
  for (const width of [1, 12, 25, 40, 60, 90, 140]) {
    const lines = lay(text, width);
    expect(
      lines
        .map((line) => line.text)
        .join('')
        .replace(/\s/gu, ''),
    ).toBe(cleanText(text).replace(/\s/gu, ''));
    for (const line of lines) expect(line.text).not.toMatch(/^\p{M}/u);
  }
});

/** The width of a line without the white space that it begins and ends with. */
function inkOf({ runs }: TextLine): number {
  const glyphs = runs.flatMap((run) =>
    (run.glyphs ?? []).map(({ codePoints }, index) => ({
      isSpace: codePoints.every((unit) => /[\s\u202a-\u202e\u2066-\u2069]/u.test(String.fromCharCode(unit))),
      width: run.positions?.[index]?.xAdvance ?? 0,
    })),
  );
  const [first, last] = [glyphs.findIndex(({ isSpace }) => !isSpace), glyphs.findLastIndex(({ isSpace }) => !isSpace)];
  return glyphs.slice(first, last + 1).reduce((sum, { width }) => sum + width, 0);
}

it.each([9, 12, 18, 24, 48])('prints no line wider than its column at %s points', (fontSize) => {
  const text = 'A title that goes on and on, to the end of a line, is set a little closer if it has to be. '.repeat(3);
  for (let width = 14 * fontSize; width < 28 * fontSize; width += fontSize / 4) {
    for (const line of set(text, width, 'ltr', fontSize)) expect(inkOf(line)).toBeLessThanOrEqual(width + 0.01);
  }
});

it('has a space in the file where a person began a new line', () => {
  const lines = set('Take it now\nand again\n\nat night', 300, 'ltr').map((line) =>
    lineForPrint(line).runs.map(textOf).join(''),
  );
  expect(lines).toEqual(['Take it now ', 'and again ', '', 'at night']);
});

describe('a line from right to left', () => {
  it('is no wider than its column where it ends in words from left to right', () => {
    const text = 'خذ قرصا واحدا Paracetamol 500 mg every day at noon and in the evening ثم اتصل بنا '.repeat(2);
    for (let width = 120; width < 400; width += 3) {
      for (const line of set(text, width, 'rtl')) {
        expect(inkOf(line)).toBeLessThanOrEqual(width + 0.01);
        // Its white space is at its end, on the left.
        expect(seen(line)).not.toMatch(/\S {2,}\S/u);
      }
    }
  });

  it('keeps a phone number and a measure whole and in order', () => {
    for (const number of ['۰۲۱-۵۵۵۰۱۴۷', '٠٥٤١-٥٥٥-٠١٤٧', '541-555-0147', '۳۸٫۵°C', '٥ ملغ', '5 mg']) {
      for (const width of [60, 90, 300]) {
        expect(linesOf(`اتصل على ${number} الآن`, width, 'rtl').join('|')).toContain(number);
      }
    }
  });

  it('shows the digits of a number from left to right, as a person writes them', () => {
    for (const number of [
      '۰۲۱-۵۵۵۰۱۴۷',
      '٠٥٤١-٥٥٥-٠١٤٧',
      '٠٥٤١ ٥٥٥ ٠١٤٧',
      '+۹۸ ۲۱ ۵۵۵۰',
      '(02) 555-0147',
      '٣٨٫٥°C',
      '14:30',
    ]) {
      const [line] = set(`هاتف: ${number}، الآن`, 400, 'rtl');
      expect(line && seen(line)).toContain(number);
    }
  });

  it('has signs in the file in the order in which they are read', () => {
    for (const text of ['خذ (5).', 'خذ ≥’ب', 'خذ “5”!']) expect(linesOf(text, 300, 'rtl')).toEqual([text]);
  });

  it('tells opening brackets from closing ones', () => {
    expect(linesOf('انظر ( هنا ) الآن', 40, 'rtl')).toEqual(['انظر', '( هنا )', 'الآن']);
  });
});

it('ends no line where the data of UAX #14 forbids it, in any text that can be printed', () => {
  const printable = official.filter(({ text }) => cleanText(text) === text && isPrintable(text));
  expect(printable.length).toBeGreaterThan(1_500);
  const wrong = printable.filter(({ text, allowed }) => {
    // Each line's end, counted without spaces: a line keeps or drops them.
    let end = 0;
    return linesOf(text, 1)
      .slice(0, -1)
      .some((line) => {
        end += line.replace(/\s/gu, '').length;
        return !positionsAfter(text, end).some((at) => allowed.has(at));
      });
  });
  expect(wrong.map(({ text }) => [text, linesOf(text, 1)])).toEqual([]);
});

function isPrintable(text: string): boolean {
  return Array.from(text).every((character) => stack.some(({ covers }) => covers(character.codePointAt(0) ?? 0)));
}

/** The offsets in a text that have so many characters before them, not counting spaces. */
function positionsAfter(text: string, characters: number): number[] {
  return Array.from({ length: text.length + 1 }, (_, at) => at).filter(
    (at) => text.slice(0, at).replace(/\s/gu, '').length === characters,
  );
}

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
