import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastRun } from './last-run';
import { declarationsIn, withoutOtherMedia } from './style-text';

/** Reference regular expressions for declarations and media rules. They are correct, but slow on hostile text. */
const DECLARATION = /([\w-]+)\s*:\s*((?:"[^"]*"|'[^']*'|\([^)]*\)|[^;"'(])*)/g;
const OTHER_MEDIA = /@media\s(?!all\b|screen\b|only screen\b)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gi;

const textOf = (...parts: string[]) =>
  fc.array(fc.constantFrom(...parts), { maxLength: 16 }).map((some) => some.join(''));

it('reads the same declarations as the reference regular expression', () => {
  fc.assert(
    fc.property(textOf('a', 'b-c', ':', ';', ' ', '"', "'", '(', ')', '1px', ': red;'), (text) => {
      const expected = [...text.matchAll(DECLARATION)].map(([, name = '', value = '']) => [name, value]);
      expect(declarationsIn(text)).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});

it('removes the same rules for other media as the reference regular expression', () => {
  fc.assert(
    fc.property(textOf('@media print', '@media screen', '@media all', '{', '}', 'a{b}', ' ', 'p'), (css) => {
      expect(withoutOtherMedia(css)).toBe(css.replace(OTHER_MEDIA, ''));
    }),
    { numRuns: 2_000 },
  );
});

it('finds the characters after the last space', () => {
  fc.assert(
    fc.property(textOf('a', '-', ' ', '\n', '😀'), (text) => {
      expect(lastRun(text)).toBe(/\S*$/.exec(text)?.[0]);
    }),
  );
});
