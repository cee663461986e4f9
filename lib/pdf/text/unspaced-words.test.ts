import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fontFaces } from '../font-files';
import { fontPath } from '../font-folder';
import { openHarfBuzzFont } from '../shaping/harfbuzz';
import { sampledScripts, scriptSamples } from '../test-support/script-samples';
import { breakPointsOf, unbreakablePieces } from './break-points';
import { graphemesOf } from './graphemes';

const parts = (text: string): string[] => {
  const ends = breakPointsOf(text).filter(({ isWithinWord }) => !isWithinWord);
  return [...ends.map(({ at }) => at), text.length].map((end, index, all) =>
    text.slice(all[index - 1] ?? 0, end).trim(),
  );
};

describe('a script without spaces between words ends its lines between words', () => {
  it.each([
    ['Thai', 'กินยาหลังอาหาร', ['กิน', 'ยา', 'หลัง', 'อาหาร']],
    ['Lao', 'ກິນຢາຫຼັງອາຫານ', ['ກິນ', 'ຢາ', 'ຫຼັງ', 'ອາຫານ']],
    ['Khmer', 'សូមអរគុណ។ ទឹក', ['សូម', 'អរគុណ។', 'ទឹក']],
    ['Burmese', 'ဆေးရုံ၊ မြန်မာ', ['ဆေးရုံ၊', 'မြန်မာ']],
  ])('in %s', (_script, text, words) => {
    expect(parts(text)).toEqual(words);
  });

  it('a sign of repetition or abbreviation stays with its word', () => {
    expect(parts('ดื่มน้ำมากๆ')).toEqual(['ดื่ม', 'น้ำ', 'มากๆ']);
    expect(parts('กรุงเทพฯ')).toEqual(['กรุงเทพฯ']);
    expect(parts('ດື່ມນ້ຳຫຼາຍໆ').at(-1)).toBe('ຫຼາຍໆ');
  });

  it('a dose in the middle of a sentence stays whole, and the sentence around it may break', () => {
    expect(parts('กินยาวันละ2เม็ดหลังอาหาร')).toEqual(['กิน', 'ยา', 'วัน', 'ละ2เม็ด', 'หลัง', 'อาหาร']);
    expect(parts('กินยา 5 mg วันละ 3 ครั้ง')).toEqual(['กิน', 'ยา', '5 mg', 'วัน', 'ละ', '3 ครั้ง']);
    expect(parts('ກິນ 1–2 ເມັດ')).toEqual(['ກິນ', '1–2 ເມັດ']);
    expect(parts('លេប 2 គ្រាប់')).toEqual(['លេប', '2 គ្រាប់']);
    expect(parts('ဆေး 2 လုံး')).toEqual(['ဆေး', '2 လုံး']);
    // The dictionary parts the names of these units.
    expect(parts('ກິນ 5 ມິນລິກຣາມ')).toEqual(['ກິນ', '5 ມິນລິກຣາມ']);
    expect(parts('លេប 5 មីលីក្រាម')).toEqual(['លេប', '5 មីលីក្រាម']);
  });
});

it.each([
  ...['3 முறை', '2 மாத்திரை', '3 సార్లు', '2 మాత్రలు', '3 ಬಾರಿ', '2 ದಿನ', '3 തവണ', '2 ഗുളിക', '3 વખત', '2 ગોળી'],
  ...['3 ਵਾਰ', '2 ਗੋਲੀਆਂ', '5 මිලිග්‍රෑම්', '3 ጊዜ', '2 እንክብል', '3 անգամ', '2 հաբ', '5 მგ', '2 აბი'],
])('a number stays with its unit in “%s”', (amount) => {
  expect(parts(`word ${amount}, word`)).toEqual(['word', `${amount},`, 'word']);
});

describe.each(sampledScripts)('in %s', (script) => {
  const { family, name, sentences, words } = scriptSamples[script];
  const font = openHarfBuzzFont(readFileSync(fontPath(fontFaces(family)[0]?.file ?? '')));

  /** The offsets in a word between two shapes: a letter with its marks, or a syllable, is one. */
  const seams = (word: string): Set<number> => new Set(font.shape(word, false).map(({ start }) => start));

  it('no line ends inside a letter with its marks or inside a syllable that is drawn as one', () => {
    for (const word of `${name} ${sentences} ${words}`.split(' ')) {
      const between = seams(word);
      for (const { at } of breakPointsOf(word)) expect(between.has(at), `${word} at ${at}`).toBe(true);
    }
  });

  it('no letter is lost or moved when a text is cut for a narrow column', () => {
    const letters = fc.string({ unit: fc.constantFrom(...sentences, ...words, '\u200d', '-'), maxLength: 200 });
    fc.assert(
      fc.property(letters, (text) => {
        expect(unbreakablePieces(text).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        const points = breakPointsOf(text).map(({ at }) => at);
        expect(points).toEqual([...new Set(points)].toSorted((one, other) => one - other));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a word that must be cut', () => {
  it.each([
    ['a vowel before its consonant', 'เม็ด', ['เม็', 'ด']],
    ['a vowel after its consonant', 'ยาน้ำ', ['ยา', 'น้ำ']],
    ['the closing letter of a Burmese syllable', 'မြန်မာ', ['မြန်', 'မာ']],
    ['letters that Burmese stacks', 'တက္က', ['တ', 'က္က']],
    ['letters that Khmer stacks', 'កញ្ញា', ['ក', 'ញ្ញា']],
    ['letters that Punjabi stacks', 'ਪ੍ਰੀਤ', ['ਪ੍ਰੀ', 'ਤ']],
    ['letters that Tamil joins', 'பக்ஷி', ['ப', 'க்ஷி']],
    ['letters that Kannada stacks', 'ಪಕ್ಷಿ', ['ಪ', 'ಕ್ಷಿ']],
    ['letters that Sinhala joins', 'විද්‍යා', ['වි', 'ද්‍යා']],
  ])('keeps %s with its letter', (_what, word, expected) => {
    expect(graphemesOf(word)).toEqual(expected);
  });
});
