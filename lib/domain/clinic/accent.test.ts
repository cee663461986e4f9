import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contrast, judgeAccent, mix, readableAccent, TINT } from './accent';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
});

it('leaves a colour that is dark enough as the clinic chose it', () => {
  expect(readableAccent('#0f6b66')).toBe('#0f6b66');
});

it('darkens any other colour until words in it can be read on white and on its own tint', () => {
  fc.assert(
    fc.property(hex, (color) => {
      const text = readableAccent(color);
      return contrast(text, '#ffffff') >= 4.5 && contrast(text, mix('#ffffff', text, TINT)) >= 4.5;
    }),
  );
});

it('says when a colour was corrected, and by how much it fell short', () => {
  expect(judgeAccent('#0F6B66')).toMatchObject({ text: '#0f6b66', isCorrected: false });
  const yellow = judgeAccent('#ffd700');
  expect(yellow.isCorrected).toBe(true);
  expect(yellow.ratio).toBeLessThan(1.5);
  expect(contrast(yellow.text, '#ffffff')).toBeGreaterThanOrEqual(4.5);
});

it('keeps the hue of a light colour', () => {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(readableAccent('#f59e0b').slice(at, at + 2), 16));
  expect(red).toBeGreaterThan(green ?? 0);
  expect(green).toBeGreaterThan(blue ?? 0);
});

it('mixes by share', () => {
  expect(mix('#000000', '#ffffff', 0)).toBe('#000000');
  expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
  expect(mix('#123456', '#ffffff', 1)).toBe('#ffffff');
});
