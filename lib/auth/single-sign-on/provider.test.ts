import { expect, it } from 'vitest';
import { isIssuer } from './provider';

it('takes an issuer’s https address, with or without a path', () => {
  expect(isIssuer('https://login.example')).toBe(true);
  expect(isIssuer('https://login.example/realms/clinic')).toBe(true);
});

it.each([
  ['a user name', 'https://clinic@login.example'],
  ['a query', 'https://login.example/?realm=clinic'],
  ['a fragment', 'https://login.example/#clinic'],
  ['another protocol', 'ftp://login.example'],
  ['no address', 'login.example'],
])('refuses an issuer’s address with %s', (_what, address) => {
  expect(isIssuer(address)).toBe(false);
});
