import { expect, it } from 'vitest';
import { linkProblemPage } from './sso-problem-page';

it.each([
  ['forbidden', '/settings?sso=refused#single-sign-on'],
  ['conflict', '/settings?sso=taken#single-sign-on'],
  ['invalid-input', '/settings?sso=unreachable#single-sign-on'],
  ['unexpected', '/settings?sso=outage#single-sign-on'],
  ['signed-out', '/sign-in/at/riverside?problem=signed-out'],
] as const)('leads back to where linking began, or to the sign-in where the session has ended: %s', (code, page) => {
  expect(linkProblemPage('riverside', code)).toBe(page);
});
