import fc from 'fast-check';
import { expect, it } from 'vitest';
import { segmentsIn } from './segments';

const parts = [
  'rest',
  ' ',
  '. ',
  'Dr. ',
  'A.',
  '\n',
  '1,000',
  '-',
  "it's",
  '中文',
  '👨‍👩‍👧',
  'e\u0301',
  '🇺🇸',
  '! ',
  '(',
  '\u0301'.repeat(500),
];

it.each(['word', 'sentence', 'grapheme'] as const)('gives the segments of the whole text by %s', (granularity) => {
  const segmenter = new Intl.Segmenter('en', { granularity });
  const text = fc.array(fc.constantFrom(...parts), { maxLength: 400 }).map((some) => some.join(''));
  fc.assert(
    fc.property(text, (whole) => {
      const expected = [...segmenter.segment(whole)].map(({ segment, index, isWordLike = false }) => ({
        ...{ segment, index, isWordLike },
      }));
      expect([...segmentsIn(whole, segmenter)]).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

it('keeps a letter with its marks in one segment, however many they are', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const letter = `a${'\u0301'.repeat(2_000)}`;
  expect(Array.from(segmentsIn(`${letter}b`, segmenter), ({ segment }) => segment)).toEqual([letter, 'b']);
});
