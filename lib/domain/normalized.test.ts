import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalized } from './normalized';

it('gives the same result as String.normalize for ordinary text', () => {
  const part = fc.constantFrom('a', 'é', 'e\u0301', 'o\u0323\u0302', 'ﬁ', 'Å', '한', ' ', '\u0301');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 25 }), fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'), (parts, form) => {
      expect(normalized(parts.join(''), form)).toBe(parts.join('').normalize(form));
    }),
  );
});

it('keeps every mark where a letter has thousands', () => {
  const marks = '\u0301\u0323'.repeat(5_000);
  expect(normalized(`a${marks}`, 'NFD')).toHaveLength(10_001);
});
