import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disableMemberAction } from '@/lib/features/members/mutations';
import { passphrase } from '@/lib/test-support/clinic';
import { signInSecret, sqlAsOwner } from '@/lib/test-support/database';
import { type ForgingProvider, openForgingProvider } from '@/lib/test-support/forging-provider';
import { openIdentityProvider, walkThrough } from '@/lib/test-support/identity-provider';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { personOf } from '@/lib/test-support/second-factors';
import {
  type ClinicWithProvider,
  makeClinicWithProvider,
  setProvider,
  visitProvider,
} from '@/lib/test-support/single-sign-on';
import { unknownDevice } from '../device';
import { openOneTime } from '../one-time-token';
import { endSession, type Person } from '../sessions';
import { beginLink, finishLink } from './actions';
import { type ClinicProvider, startSessionWithIdentity } from './identities';
import { beginAtProvider, finishAtProvider, redirectUri, rememberedSchema } from './provider';

/** Tokens of one provider or clinic, replayed at another one. */

const slugOf = (name: string) => `${name}-${crypto.randomUUID().slice(0, 8)}`;
const slugs = { ours: slugOf('ours'), theirs: slugOf('theirs') };

/** Two clinics with accounts at the same provider, such as one for a whole group. */
let ours: ClinicWithProvider;
let theirs: ClinicWithProvider;
let evil: ForgingProvider;

beforeAll(async () => {
  const idp = await openIdentityProvider([redirectUri(slugs.ours), redirectUri(slugs.theirs)]);
  ours = await makeClinicWithProvider(slugs.ours, idp);
  theirs = await makeClinicWithProvider(slugs.theirs, idp);
  evil = await openForgingProvider();
});
afterAll(async () => {
  await Promise.all([ours.idp.close(), evil.close()]);
});

describe('S20: two clinics at one provider', () => {
  it('a clinic refuses a code that the provider issued for another clinic, even with its verifier and nonce', async () => {
    const { search, remembered } = await visitProvider(theirs, 'amara');
    expect(await finishAtProvider(ours.provider, search, { ...remembered, slug: slugs.ours })).toBeNull();
    const again = await visitProvider(theirs, 'amara');
    expect(await finishAtProvider(theirs.provider, again.search, again.remembered)).toMatchObject({ subject: 'amara' });
  });

  it('an account linked at one clinic does not sign in at the other', async () => {
    const person = await personOf(await signInSecret(ours.clinic.clinician.email));
    const { search, token } = await toProviderAndBack(person, 'amara');
    succeeded(await finishLink.runFor(person, { slug: slugs.ours, search, token }));
    const at = ({ provider }: ClinicWithProvider) =>
      startSessionWithIdentity(provider, { issuer: ours.idp.issuer, subject: 'amara' }, unknownDevice, new Date());
    expect(await at(ours)).toMatchObject({ is: 'signed-in' });
    expect(await at(theirs)).toEqual({ is: 'not-linked' });
  });
});

describe('S20: a clinic whose provider is an attacker’s', () => {
  const evilProvider = (): ClinicProvider => ({ ...theirs.provider, ...evil, slug: 'evil' });

  it('the attacker cannot redirect visitors to our clinic, because each redirect address belongs to one clinic', async () => {
    evil.describe({ authorization_endpoint: `${ours.idp.issuer}/auth` });
    const { url } = await beginAtProvider(evilProvider(), { next: '/' });
    evil.describe({});
    expect(url.origin).toBe(ours.idp.issuer);
    await expect(walkThrough(url, redirectUri('evil'))).rejects.toThrow(/redirect_uri/);
  });

  it.each<[string, (search: URLSearchParams) => void, boolean]>([
    ['its own name', (search) => search.set('iss', evil.issuer), true],
    ['the name of ours', (search) => search.set('iss', ours.idp.issuer), false],
    ['no name, though it said that it names itself', () => undefined, false],
  ])('is told by an answer with %s', async (_what, change, isTaken) => {
    evil.describe({ authorization_response_iss_parameter_supported: true });
    const { remembered } = await beginAtProvider(evilProvider(), { next: '/' });
    evil.forge({ nonce: remembered.nonce });
    const search = new URLSearchParams({ code: 'x', state: remembered.state });
    change(search);
    const identity = await finishAtProvider(evilProvider(), `?${search}`, remembered);
    evil.describe({});
    expect(identity !== null).toBe(isTaken);
  });

  it('the attacker’s provider cannot pose as ours', async () => {
    evil.describe({ issuer: ours.idp.issuer, jwks_uri: `${ours.idp.issuer}/jwks` });
    await expect(beginAtProvider(evilProvider(), { next: '/' })).rejects.toThrow();
    evil.describe({});
  });
});

describe('S20: linking an account', () => {
  const finish = (person: Person, slug: string, back: { search: string; token: string }) =>
    finishLink.runFor(person, { slug, ...back });

  it('refuses the link’s token at another clinic, and refuses it as a sign-in', async () => {
    const person = await personOf(await signInSecret(ours.clinic.editor.email));
    const back = await toProviderAndBack(person, 'jonas');
    const asSignIn = { purpose: 'provider-sign-in', holder: null } as const;
    expect(await openOneTime(back.token, asSignIn, rememberedSchema)).toBeNull();
    expect(failedWith(await finish(person, slugs.theirs, back))).toBe('forbidden');
    expect(await linkedTo(person)).toBe(0);
  });

  it('a session that ended meanwhile cannot finish the link, for a member or an admin', async () => {
    const { editor, clinician, admin } = ours.clinic;
    for (const { email, end } of [
      { email: editor.email, end: (secret: string) => endSession(secret, new Date()) },
      {
        email: clinician.email,
        end: async () => void succeeded(await disableMemberAction.runAs(admin, { userId: clinician.scope.userId })),
      },
    ]) {
      const secret = await signInSecret(email);
      const person = await personOf(secret);
      const before = await linkedTo(person);
      const back = await toProviderAndBack(person, 'noor');
      await end(secret);
      expect(failedWith(await finish(person, slugs.ours, back))).toBe('signed-out');
      expect(await linkedTo(person)).toBe(before);
    }
  });

  it('the link cannot be finished after the clinic changes its provider', async () => {
    const person = await personOf(await signInSecret(ours.clinic.admin.email));
    const back = await toProviderAndBack(person, 'priya');
    const another = await openIdentityProvider([redirectUri(slugs.ours)]);
    succeeded(await setProvider(ours.clinic, slugs.ours, another));
    expect(failedWith(await finish(person, slugs.ours, back))).toBe('forbidden');
    expect(await linkedTo(person)).toBe(0);
    succeeded(await setProvider(ours.clinic, slugs.ours, ours.idp));
    await another.close();
  });
});

async function toProviderAndBack(person: Person, subject: string): Promise<{ search: string; token: string }> {
  ours.idp.signInAs(subject);
  const { url, token } = succeeded(await beginLink.runFor(person, { passphrase })).value;
  return { search: (await walkThrough(new URL(url), redirectUri(slugs.ours))).search, token };
}

async function linkedTo({ userId }: Person): Promise<number> {
  return (await sqlAsOwner('select 1 from member_identity where user_id = $1', [userId])).rows.length;
}
