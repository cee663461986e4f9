import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, unpackRanges } from '../domain/code-point-ranges';
import { isPrintable, printableRanges } from './coverage';

const codePoint = (character: string): number => character.codePointAt(0) ?? -1;
const ranges = unpackRanges(printableRanges());
const inRanges = (value: number): boolean => isWithin(ranges, value);

describe('what the embedded fonts can print', () => {
  it.each([...'aZ09éñŁđếЖяΩπ≤≥±µ°×→½™“”’–…€☐✓عﺍٹקमি\n\t\u00a0\u200b', 'ि'])('has %j', (character) => {
    expect(isPrintable(codePoint(character))).toBe(true);
    expect(inRanges(codePoint(character))).toBe(true);
  });

  it.each([...'😀Ꭰᠠབ', '\ue000'])('has not %j', (character) => {
    expect(isPrintable(codePoint(character))).toBe(false);
    expect(inRanges(codePoint(character))).toBe(false);
  });

  it('is sorted and merged, and small enough to hand to a browser', () => {
    for (const [index, [first, last]] of ranges.entries()) {
      expect(last).toBeGreaterThanOrEqual(first);
      const before = ranges[index - 1];
      if (before) expect(first).toBeGreaterThan(before[1] + 1);
    }
    expect(JSON.stringify(printableRanges()).length).toBeLessThan(20_000);
  });

  it('says the same by range as by code point', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 0x1ffff }), (value) => inRanges(value) === isPrintable(value)));
  });
});
