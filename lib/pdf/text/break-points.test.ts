import fc from 'fast-check';
import { expect, it } from 'vitest';
import { breakLongToken } from './break-points';

it('leaves an ordinary word alone', () => {
  expect(breakLongToken('hyperthyroidism')).toEqual(['hyperthyroidism']);
});

it('breaks an address after its signs, with a place to break and no hyphen between', () => {
  expect(breakLongToken('https://www.nice.org.uk/guidance')).toEqual(
    ['https://www.nice.', 'org.', 'uk/', 'guidance'].flatMap((part, index) => (index === 0 ? [part] : ['', part])),
  );
});

it('cuts a token without signs into short pieces and loses no character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'ж', '𝛼', '-', '/'), minLength: 25, maxLength: 400 }),
      (token) => {
        const parts = breakLongToken(token);
        return parts.join('') === token && parts.every((part) => Array.from(part).length <= 24);
      },
    ),
  );
});
