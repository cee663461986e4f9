import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replaceAddresses } from './addresses';

/** A reference regular expression for addresses: correct, but far too slow on hostile text. */
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+|\b\S+@\S+\.\w+/gi;

it('replaces the same addresses as the reference regular expression', () => {
  const part = fc.constantFrom(
    'a',
    '1',
    '@',
    '.',
    'www.',
    'http://',
    'HTTPS://',
    ' ',
    '\n',
    '-',
    '/',
    '(',
    'é',
    '’',
    'b.c',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
      const text = parts.join('');
      const marked = (address: string): string => `[${address}]`;
      expect(replaceAddresses(text, marked)).toBe(text.replace(ADDRESS, marked));
    }),
    { numRuns: 3_000 },
  );
});
