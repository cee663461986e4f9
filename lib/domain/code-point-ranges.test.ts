import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWithin, packRanges, toRanges, unpackRanges } from './code-point-ranges';

it('merges neighbours', () => {
  expect(toRanges([9, 10, 32, 33, 34, 97])).toEqual([
    [9, 10],
    [32, 34],
    [97, 97],
  ]);
});

it('comes back from being packed as it went, and holds what was put in and nothing else', () => {
  const codePoints = fc.uniqueArray(fc.integer({ min: 0, max: 3_000 }), { maxLength: 200 });
  fc.assert(
    fc.property(codePoints, fc.integer({ min: 0, max: 3_000 }), (some, other) => {
      const ranges = toRanges(some.toSorted((a, b) => a - b));
      const back = unpackRanges(packRanges(ranges));
      expect(back).toEqual(ranges);
      for (const codePoint of some) expect(isWithin(back, codePoint)).toBe(true);
      expect(isWithin(back, other)).toBe(some.includes(other));
    }),
  );
});
