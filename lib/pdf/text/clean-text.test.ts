import { expect, it } from 'vitest';
import { cleanText, isDropped } from './clean-text';

it('composes letters and accents', () => {
  expect(cleanText('Nguye\u0302\u0303n')).toBe('Nguyễn');
});

it('turns every kind of line end into one', () => {
  expect(cleanText('a\r\nb\rc\u2028d\u2029e\nf')).toBe('a\nb\nc\nd\ne\nf');
});

it('drops what has no printed form and keeps the words around it', () => {
  expect(cleanText('a\u0000\u0007\u00adb\u200b\u200d\u202e\ufeffc\ufe0f')).toBe('abc');
});

it('sets one space where several or a tab stand, and keeps a no-break space', () => {
  expect(cleanText('a  b\t\tc\u00a0d')).toBe('a b c\u00a0d');
});

it('does not count line ends and tabs as dropped', () => {
  expect([0x09, 0x0a, 0x0d].map(isDropped)).toEqual([false, false, false]);
});

it.each([
  ['Sinhala', 'ශ්\u200dරී'],
  ['Malayalam', 'ന്\u200d'],
  ['Kannada', 'ರ್\u200dಕ'],
  ['Khmer', 'ប\u200c៊ី'],
  ['Persian', 'می\u200cخواهم'],
])('keeps a joiner that decides how a letter of %s is drawn', (_script, word) => {
  expect(cleanText(word)).toBe(word.normalize('NFC'));
});
