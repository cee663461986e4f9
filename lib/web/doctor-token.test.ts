import { expect, test } from 'vitest';
import { haveServerEnvironment } from '@/lib/test-support/server-environment';
import { isDoctorToken, makeDoctorToken } from './doctor-token';
import { CLAIMED_ADDRESS, proxyFacts } from './proxy-facts';

const now = new Date('2026-11-29T12:00:00Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const secret = 's'.repeat(32);
const own = new URL('https://handouts.example');

haveServerEnvironment({ NEXTAUTH_URL: own.href, NEXTAUTH_SECRET: secret });

test('the doctor is known by the secret of the server, for two minutes', () => {
  const token = makeDoctorToken(secret, now);
  expect(isDoctorToken(secret, token, later(119))).toBe(true);
  expect(isDoctorToken(secret, token, later(-119))).toBe(true);
  expect(isDoctorToken(secret, token, later(121))).toBe(false);
  expect(isDoctorToken('t'.repeat(32), token, now)).toBe(false);
  const [, mac] = token.split('.');
  expect(isDoctorToken(secret, `${later(60).getTime()}.${mac}`, later(60))).toBe(false);
  for (const wrong of ['', '.', `${now.getTime()}.`, `${token}0`, `x${token}`, token.toUpperCase()]) {
    expect(isDoctorToken(secret, wrong, now), wrong).toBe(false);
  }
});

test('the headers of a proxy are judged as they arrive', () => {
  const good = { host: 'handouts.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.5' };
  const facts = (change: Record<string, string>) => proxyFacts(new Headers({ ...good, ...change }), own);
  expect(facts({})).toEqual({ host: true, protocol: true, client: 'set' });
  expect(facts({ host: '127.0.0.1:3000' })).toMatchObject({ host: false });
  expect(facts({ 'x-forwarded-proto': 'http' })).toMatchObject({ protocol: false });
  expect(facts({ 'x-forwarded-for': CLAIMED_ADDRESS })).toMatchObject({ client: 'claimed' });
  // Appended by the proxy: the last one counts, as for sessions.
  expect(facts({ 'x-forwarded-for': `${CLAIMED_ADDRESS}, 203.0.113.5` })).toMatchObject({ client: 'set' });
  expect(facts({ 'x-forwarded-for': '' })).toMatchObject({ client: 'missing' });
});
