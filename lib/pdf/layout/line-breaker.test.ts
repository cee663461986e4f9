import { beforeAll, describe, expect, it } from 'vitest';
import { inkOf, lay, linesOf, loadLineFonts, setLines, stack, textOf } from '../test-support/laid-lines';
import { sampledScripts, scriptSamples } from '../test-support/script-samples';
import { official } from '../test-support/unicode/line-break-test';
import { cleanText } from '../text/clean-text';
import { lineForPrint } from '../text/print-order';

beforeAll(() => loadLineFonts());

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

  it.each([
    ['500 micrograms x 2 capsules', ['500 micrograms', '2 capsules']],
    ['Hydroxychloroquine\u00a0200\u00a0mg now', ['200\u00a0mg']],
    ['Levothyroxine\u00a0sodium\u00a01250\u00a0mcg', ['1250\u00a0mcg']],
    ['Pneumonoultramicroscopicsilico !12345678 mg', ['12345678']],
  ])('never parts a number or its unit in %s', (text, amounts) => {
    for (let width = 84; width < 200; width += 2) {
      const lines = linesOf(text, width);
      for (const amount of amounts)
        expect(
          lines.filter((line) => line.includes(amount)),
          `${width}`,
        ).toHaveLength(1);
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

it('a number that a sign joins to a long word is never cut, and no sign begins a line', () => {
  for (let width = 90; width < 200; width += 3) {
    const lines = linesOf(`${'x'.repeat(120)} :°٣a a`, width);
    expect(
      lines.filter((line) => line.includes('٣a')),
      `${width}`,
    ).toHaveLength(1);
    for (const line of lines) expect(line).not.toMatch(/^:/u);
  }
});

it('a bracket and the sign behind it stay on one line', () => {
  const address = 'https://www.nice.org.uk/guidance/ng127/chapter/Recommendations';
  for (let width = 60; width < 200; width += 3) expect(linesOf(`${address} ]$a`, width).join('|')).toContain(']$a');
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

it.each([9, 12, 18, 24, 48])('prints no line wider than its column at %s points', (fontSize) => {
  const text = 'A title that goes on and on, to the end of a line, is set a little closer if it has to be. '.repeat(3);
  for (let width = 14 * fontSize; width < 28 * fontSize; width += fontSize / 4) {
    for (const line of setLines(text, width, 'ltr', fontSize)) expect(inkOf(line)).toBeLessThanOrEqual(width + 0.01);
  }
});

it('has a space in the file where a person began a new line', () => {
  const lines = setLines('Take it now\nand again\n\nat night', 300, 'ltr').map((line) =>
    lineForPrint(line).runs.map(textOf).join(''),
  );
  expect(lines).toEqual(['Take it now ', 'and again ', '', 'at night']);
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
