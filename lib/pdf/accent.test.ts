import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contrast, mix, readableAccent } from './accent';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
});

it('leaves a colour that is dark enough as the clinic chose it', () => {
  expect(readableAccent('#0f6b66')).toBe('#0f6b66');
});

it('darkens any other colour until words in it can be read on white', () => {
  fc.assert(fc.property(hex, (color) => contrast(readableAccent(color), '#ffffff') >= 4.5));
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
