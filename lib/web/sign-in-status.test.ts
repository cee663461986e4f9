import { expect, it } from 'vitest';
import { withSignInStatus } from './sign-in-status';

const answered = (error: string) =>
  withSignInStatus(Response.json({ url: `http://127.0.0.1:3000/sign-in?error=${error}` }, { status: 401 }));

it('S15: a sign-in that was not checked says when to retry', async () => {
  const busy = await answered('Busy:3');
  expect([busy.status, busy.headers.get('Retry-After')]).toEqual([503, '3']);
  expect(await busy.json()).toMatchObject({ url: expect.stringContaining('Busy:3') });
  const locked = await answered('TooManyTries:840');
  expect([locked.status, locked.headers.get('Retry-After')]).toEqual([401, '840']);
});

it('a sign-in during an outage is 503, not a wrong password', async () => {
  const away = await answered('Unavailable:AB2CD3EF');
  expect([away.status, away.headers.get('Retry-After')]).toEqual([503, '5']);
});

it('does not change any other response', async () => {
  expect((await answered('CredentialsSignin')).status).toBe(401);
  expect((await withSignInStatus(new Response('no JSON', { status: 401 }))).status).toBe(401);
  expect((await withSignInStatus(Response.json({ url: '/' }))).status).toBe(200);
});
