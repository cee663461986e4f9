import { describe, expect, it } from 'vitest';
import { problemWords } from './problem-words';

describe('a row whose name cannot be printed', () => {
  const at = { code: 'unprintable-character', severity: 'blocks', place: 'name' } as const;

  it('says which command installs the fonts of its script', () => {
    expect(problemWords({ ...at, character: 'က', codePoint: 'U+1000', fonts: 'burmese' }, 'en-US')).toBe(
      'Patient name holds “က”, which cannot be printed: the fonts for Burmese are not installed; your administrator runs “npm run fonts -- burmese” and restarts Plainleaf.',
    );
  });

  it('is to be written in other letters where no fonts help', () => {
    expect(problemWords({ ...at, character: '😀', codePoint: 'U+1F600', fonts: null }, 'en-US')).toBe(
      'Patient name holds “😀” (U+1F600), which cannot be printed. Take it out or replace it.',
    );
  });
});
