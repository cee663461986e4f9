import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast } from '@/lib/domain/clinic/accent';
import { accentPalettes } from './accent-palette';

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the accent of a clinic', () => {
  it('is readable whatever colour a clinic chooses', () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        const { light, dark } = accentPalettes(color);
        for (const ground of ['#ffffff', '#f5f4f0', '#efeee9', light.soft]) {
          expect(contrast(light.accent, ground)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(light.strong, ground)).toBeGreaterThanOrEqual(4.5);
        }
        for (const ground of ['#1a2129', '#12171d', '#151b22', dark.soft]) {
          expect(contrast(dark.accent, ground)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(dark.strong, ground)).toBeGreaterThanOrEqual(4.5);
        }
        for (const palette of [light, dark]) {
          expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(palette.onAccent, palette.strong)).toBeGreaterThanOrEqual(4.5);
        }
        expect(contrast('#1b2430', light.soft)).toBeGreaterThanOrEqual(7);
        expect(contrast('#e9edf1', dark.soft)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a colour that is readable as it is', () => {
    expect(accentPalettes('#0f6b66').light.accent).toBe('#0f6b66');
  });
});
