import { describe, expect, it } from 'vitest';
import { muscleTwitches, section, table } from '@/lib/pdf/test-support/muscle-twitches';
import type { HandoutDocument } from '../document';
import type { PrintSize } from '../print-options';
import { checkWideTables } from './wide-tables';

function documentWith(size: PrintSize, cells: string[], kind: 'about' | 'urgent-help' = 'about'): HandoutDocument {
  const document = muscleTwitches({
    sections: [section('Doses', [table('', ['Name', 'Dose'], [['Start', '5 mg'], cells])], { kind })],
  });
  return { ...document, options: { ...document.options, size } };
}

const sizes = ['standard', 'large', 'extra-large'] as const;

describe('a table that is too wide for the page', () => {
  const wide = 'W'.repeat(24);

  it('blocks issuing, and names the table and the words', () => {
    const [finding, ...others] = checkWideTables(documentWith('extra-large', ['x', `take ${wide} now`]));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      ...{ code: 'table-too-wide', severity: 'blocks', words: wide },
      place: { in: 'section', heading: 'Doses', at: { path: [0, 2, 1], start: 5, end: 29 } },
    });
  });

  it('a number with its unit can be too wide as well', () => {
    const [finding] = checkWideTables(documentWith('extra-large', ['x', `12 ${'W'.repeat(21)}`], 'urgent-help'));
    expect(finding).toMatchObject({ words: `12 ${'W'.repeat(21)}` });
  });

  it('a table in the urgent-help box has less room', () => {
    const word = `${'W'.repeat(21)}12`;
    expect(checkWideTables(documentWith('extra-large', ['x', word], 'urgent-help'))).toHaveLength(1);
    expect(checkWideTables(documentWith('extra-large', ['x', word]))).toEqual([]);
  });

  it('a table in the clinic’s language has less room, because a line is beside it', () => {
    const findings = (word: string, isBeside: boolean) => {
      const document = documentWith('extra-large', ['x', word]);
      const words = { locale: 'en', title: '', subtitle: '', disclaimer: '', reviewStatement: '' };
      const { sections } = document;
      return checkWideTables(isBeside ? { ...document, sections: [], counterpart: { ...words, sections } } : document);
    };
    const words = Array.from({ length: 24 }, (_, wide) => 'W'.repeat(wide) + 'w'.repeat(24 - wide));
    const widest = words.findLast((word) => findings(word, false).length === 0) ?? '';
    expect(findings(widest, true)).toHaveLength(1);
    expect(findings('W'.repeat(18), true)).toEqual([]);
  });

  it('the finding disappears at a print size where the table fits', () => {
    for (const size of ['standard', 'large'] as const)
      expect(checkWideTables(documentWith(size, ['x', wide]))).toEqual([]);
  });
});

describe('a table that fits', () => {
  it.each(sizes)('blocks nothing in %s print, whatever its long drug names, doses and addresses', (size) => {
    for (const words of [
      'Hydrochlorothiazide 12.5/25mg',
      'HYDROXYCHLOROQUINE SULFATE 400→200mg',
      'Donaudampfschifffahrtsgesellschaft'.repeat(90),
      'https://www.example.org/a/long/way/to/the/page?of=12345678',
      '٢٫٥–٥ ميلليليتر ثلاث مرات في اليوم',
      '100 миллиграммов/килограмм',
      '每次服用一至二片每日三次饭后半小时温水送服每次服用一至二片每日三次',
      '1000 milliliters',
    ]) {
      expect(checkWideTables(documentWith(size, [words, words], 'urgent-help')), words).toEqual([]);
    }
  });
});
