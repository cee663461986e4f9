import { expect, it } from 'vitest';
import { chainWords } from './chain-words';

it('names the key that the heads were signed under, and what to do, instead of calling them changed', () => {
  const { tone, text } = chainWords({ is: 'unchecked', keyId: 1 });
  expect(tone).toBe('red');
  expect(text).toContain('signed under a key that is not configured here, master key 1');
  expect(text).toContain('PLAINLEAF_OTHER_MASTER_KEYS');
});
