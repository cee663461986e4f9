import { expect, it } from 'vitest';
import { outageCode, outageWords, readOutageCode, readWaitCode, signInWaitWords, waitCode } from './sign-in-codes';

it('says that a sign-in was not checked, and under which reference the log has the reason', () => {
  const reference = readOutageCode(outageCode('AB2CD3EF')) ?? '';
  expect(outageWords(reference)).toMatch(/cannot be reached just now.*not checked.*Reference: AB2CD3EF$/);
  expect(readOutageCode("Can't reach database server at 10.0.0.7:5432")).toBeNull();
});

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
