import { expect, it } from 'vitest';
import { words } from './words';

it.each([
  [[3], 'Source 3'],
  [[1, 2], 'Sources 1, 2'],
  [[1, 2, 3, 5, 7, 8], 'Sources 1–3, 5, 7, 8'],
])('names the sources %j as "%s"', (numbers, text) => {
  expect(words.sourceNumbers(numbers)).toBe(text);
});

it('says so where a source gives no date', () => {
  expect(words.published('undated')).toBe('no date given');
  expect(words.published('Jan 2023')).toBe('Jan 2023');
});
