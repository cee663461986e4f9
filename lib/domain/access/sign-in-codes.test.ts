import { expect, it } from 'vitest';
import { readWaitCode, signInWaitWords, waitCode } from './sign-in-codes';

it('says how long to wait before the next sign-in', () => {
  const words = (code: string) => {
    const read = readWaitCode(code);
    return read && signInWaitWords(read);
  };
  expect(words(waitCode('too-many-tries', 899_200))).toBe('Too many tries. Wait 15 minutes, then try again.');
  expect(words(waitCode('busy', 2_000))).toBe('Many people are signing in right now. Try again in 2 seconds.');
  expect(words(waitCode('busy', 0))).toContain('1 second.');
  expect(words('CredentialsSignin')).toBeNull();
  expect(words('Busy:soon')).toBeNull();
});
