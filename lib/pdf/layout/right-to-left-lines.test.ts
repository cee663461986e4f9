import { beforeAll, describe, expect, it } from 'vitest';
import { inkOf, linesOf, loadLineFonts, seen, setLines } from '../test-support/laid-lines';

beforeAll(() => loadLineFonts());

describe('a line from right to left', () => {
  it('is no wider than its column where it ends in words from left to right', () => {
    const text = 'خذ قرصا واحدا Paracetamol 500 mg every day at noon and in the evening ثم اتصل بنا '.repeat(2);
    for (let width = 120; width < 400; width += 3) {
      for (const line of setLines(text, width, 'rtl')) {
        expect(inkOf(line)).toBeLessThanOrEqual(width + 0.01);
        // Its white space is at its end, on the left.
        expect(seen(line)).not.toMatch(/\S {2,}\S/u);
      }
    }
  });

  it('keeps a phone number and a measure whole and in order', () => {
    for (const number of ['۰۲۱-۵۵۵۰۱۴۷', '٠٥٤١-٥٥٥-٠١٤٧', '541-555-0147', '۳۸٫۵°C', '٥ ملغ', '5 mg']) {
      for (const width of [60, 90, 300]) {
        expect(linesOf(`اتصل على ${number} الآن`, width, 'rtl').join('|')).toContain(number);
      }
    }
  });

  it.each([
    ['מ-', '40 mg'],
    ['ל־', '12.5 ml'],
    ['ל-', '≥40 mg'],
    ['ב-', '8:30 a.m.'],
    ['و', '5 mg'],
    ['بـ', '40 mg'],
    ['و', '٤٠ mg'],
  ])('keeps a number after the prefix %s on one line with its unit, and in order, in %s', (prefix, amount) => {
    const text = `קח תמיד ${prefix}${amount} ביום`;
    for (let width = 80; width < 240; width += 4) {
      const whole = linesOf(text, width, 'rtl').filter((line) => line.includes(prefix + amount));
      expect(whole, `${width}`).toHaveLength(1);
      expect(setLines(text, width, 'rtl').map(seen).join('|'), `${width}`).toContain(amount);
    }
  });

  it('shows the digits of a number from left to right, as a person writes them', () => {
    for (const number of [
      '۰۲۱-۵۵۵۰۱۴۷',
      '٠٥٤١-٥٥٥-٠١٤٧',
      '٠٥٤١ ٥٥٥ ٠١٤٧',
      '+۹۸ ۲۱ ۵۵۵۰',
      '(02) 555-0147',
      '٣٨٫٥°C',
      '14:30',
    ]) {
      const [line] = setLines(`هاتف: ${number}، الآن`, 400, 'rtl');
      expect(line && seen(line)).toContain(number);
    }
  });

  it('has signs in the file in the order in which they are read', () => {
    for (const text of ['خذ (5).', 'خذ ≥’ب', 'خذ “5”!']) expect(linesOf(text, 300, 'rtl')).toEqual([text]);
  });

  it('tells opening brackets from closing ones', () => {
    expect(linesOf('انظر ( هنا ) الآن', 40, 'rtl')).toEqual(['انظر', '( هنا )', 'الآن']);
  });
});
