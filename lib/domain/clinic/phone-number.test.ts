import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '@/lib/test-support/cpu-time';
import { isPhoneNumber } from './phone-number';

describe('a number to call', () => {
  it.each([
    '911',
    '112 or 999',
    '1-800-222-1222',
    '+44 1632 960147',
    '(541) 555-0147',
    '01632 960 147 ext. 2',
    '988',
    'Call or text 988',
    'text HOME to 741741',
    '116 123',
    '13 11 26',
    '111 (option 2)',
  ])('is %s', (text) => {
    expect(isPhoneNumber(text)).toBe(true);
  });

  it.each([
    '',
    '   ',
    '12',
    'none',
    'see website',
    'ask reception',
    '911?',
    '911<script>',
    'https://example.org/911',
    'a@b.example',
    '१११',
    '911\u202e',
    '5415550147'.repeat(4),
    '1234567890123456',
    '- - -',
    'OR or',
  ])('is not "%s"', (text) => {
    expect(isPhoneNumber(text)).toBe(false);
  });

  it('is decided at once, whatever was typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789 ()-./+,oretxABC'), maxLength: 40 });
    fc.assert(
      fc.property(typed, (text) => {
        return cpuMs(() => isPhoneNumber(text)) < 50;
      }),
    );
    const slow = `${'1 '.repeat(19)}?`;
    expect(cpuMs(() => expect(isPhoneNumber(slow)).toBe(false))).toBeLessThan(50);
  });
});
