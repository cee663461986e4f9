import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveSessionAction } from '@/lib/features/sessions/mutations';
import { loadSingleSignOn } from '@/lib/features/single-sign-on/data';
import { removeSingleSignOnAction, setSingleSignOnAction } from '@/lib/features/single-sign-on/mutations';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, signInSecret, sqlAsOwner } from '@/lib/test-support/database';
import { type ForgingProvider, openForgingProvider, type Signer } from '@/lib/test-support/forging-provider';
import { walkThrough } from '@/lib/test-support/identity-provider';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { addApp, personOf } from '@/lib/test-support/second-factors';
import {
  type ClinicWithProvider,
  makeClinicWithProvider,
  setProvider,
  visitProvider,
} from '@/lib/test-support/single-sign-on';
import { unknownDevice } from '../device';
import { renewRecoveryCodes } from '../second-factors/actions';
import { actorOf, endSession, type Person } from '../sessions';
import { beginLink, finishLink, unlink } from './actions';
import { type ClinicProvider, findProvider, startSessionWithIdentity } from './identities';
import { beginAtProvider, finishAtProvider, type Remembered, redirectUri } from './provider';

const slugs = { ours: `ours-${crypto.randomUUID().slice(0, 8)}`, theirs: `theirs-${crypto.randomUUID().slice(0, 8)}` };
const now = () => new Date();
const sub = (subject: string, { issuer }: { issuer: string }) => ({ issuer, subject });

let ours: ClinicWithProvider;
let theirs: ClinicWithProvider;
let forger: ForgingProvider;

beforeAll(async () => {
  ours = await makeClinicWithProvider(slugs.ours);
  theirs = await makeClinicWithProvider(slugs.theirs);
  forger = await openForgingProvider();
});
afterAll(async () => {
  await Promise.all([ours.idp.close(), theirs.idp.close(), forger.close()]);
});

const begin = (provider: ClinicProvider) => beginAtProvider(provider, { next: '/' });

/** Runs the whole linking flow at the clinic's provider, from the form to the redirect back. */
async function link(person: Person, place: ClinicWithProvider, subject: string) {
  const { search, token } = await toProviderAndBack(person, place, subject);
  return finishLink.runFor(person, { slug: place.provider.slug, search, token });
}

async function toProviderAndBack(person: Person, { idp, provider }: ClinicWithProvider, subject: string) {
  idp.signInAs(subject);
  const { url, token } = succeeded(await beginLink.runFor(person, { passphrase })).value;
  const { search } = await walkThrough(new URL(url), redirectUri(provider.slug));
  return { search, token };
}

describe('S20: linking an account', () => {
  const finish = (person: Person, { search, token }: { search: string; token: string }) =>
    finishLink.runFor(person, { slug: ours.provider.slug, search, token });

  it('only the person who began the link can finish it, in the same session and once', async () => {
    const secret = await signInSecret(ours.clinic.clinician.email);
    const person = await personOf(secret);
    const back = await toProviderAndBack(person, ours, 'noor');
    const colleague = await personOf(await signInSecret(ours.clinic.editor.email));
    const elsewhere = await personOf(await signInSecret(ours.clinic.clinician.email));
    for (const other of [colleague, elsewhere]) expect(failedWith(await finish(other, back))).toBe('forbidden');
    succeeded(await finish(person, back));
    expect(failedWith(await finish(person, back))).toBe('forbidden');
    succeeded(await unlink.runFor(person, { passphrase }));
    await endSession(secret, now());
  });
});

describe('linking while the provider is away', () => {
  it('says so, and leaves the code usable', async () => {
    const away = await makeClinicWithProvider(`away-${crypto.randomUUID().slice(0, 8)}`);
    await away.idp.close();
    const app = await addApp(await signInSecret(away.clinic.clinician.email));
    const person = await personOf(app.secret);
    const proof = { passphrase, code: app.codes[0] ?? '' };
    expect(await beginLink.runFor(person, proof)).toMatchObject({
      failure: { code: 'invalid-input', fields: { other: expect.stringMatching('cannot be reached right now') } },
    });
    succeeded(await renewRecoveryCodes.runFor(person, proof));
  });
});

describe('S20: single sign-on', () => {
  it('lets in whoever linked their account there, and nobody before that', async () => {
    const { search, remembered } = await visitProvider(ours, 'amara');
    const identity = await finishAtProvider(ours.provider, search, remembered);
    expect(identity).toEqual(sub('amara', ours.idp));
    if (!identity) throw new Error('the provider named her');
    const start = () => startSessionWithIdentity(ours.provider, identity, unknownDevice, now());
    expect(await start()).toEqual({ is: 'not-linked' });
    const person = await personOf(await signInSecret(ours.clinic.clinician.email));
    expect(failedWith(await beginLink.runFor(person, { passphrase: 'wrong' }))).toBe('invalid-input');
    succeeded(await link(person, ours, 'amara'));
    const answer = await start();
    if (answer.is !== 'signed-in') throw new Error('it is linked');
    expect((await actorOf(answer.secret, now()))?.scope).toMatchObject({
      clinicId: ours.clinic.id,
      userId: person.userId,
    });
    await sqlAsOwner('update member set disabled_at = now() where clinic_id = $1 and user_id = $2', [
      ours.clinic.id,
      person.userId,
    ]);
    expect(await start()).toEqual({ is: 'not-linked' });
  });

  it('never goes by an e-mail address: a provider that names a member’s is let in nowhere', async () => {
    const { email } = ours.clinic.admin;
    const { search, remembered } = await visitProvider(ours, email);
    const identity = await finishAtProvider(ours.provider, search, remembered);
    if (!identity) throw new Error('the provider named them');
    expect(await startSessionWithIdentity(ours.provider, identity, unknownDevice, now())).toEqual({ is: 'not-linked' });
  });

  it('keeps an account to the member who linked it, until they unlink it', async () => {
    const identity = sub('jonas', ours.idp);
    const editor = await personOf(await signInSecret(ours.clinic.editor.email));
    succeeded(await link(editor, ours, 'jonas'));
    const admin = await personOf(await signInSecret(ours.clinic.admin.email));
    expect(failedWith(await link(admin, ours, 'jonas'))).toBe('conflict');
    succeeded(await unlink.runFor(editor, { passphrase }));
    expect(await startSessionWithIdentity(ours.provider, identity, unknownDevice, now())).toEqual({ is: 'not-linked' });
  });

  it.each<[string, (remembered: Remembered) => Partial<Remembered>]>([
    ['state', () => ({ state: 'another' })],
    ['nonce', () => ({ nonce: 'another' })],
    ['PKCE verifier', ({ verifier }) => ({ verifier: `${verifier}x` })],
    ['clinic', () => ({ slug: slugs.theirs })],
    ['issuer', () => ({ issuer: theirs.idp.issuer })],
  ])('refuses an answer to a sign-in with another %s', async (_what, change) => {
    const { search, remembered } = await visitProvider(ours, 'amara');
    expect(await finishAtProvider(ours.provider, search, { ...remembered, ...change(remembered) })).toBeNull();
  });

  it('refuses a token whose nonce an attacker put into the request', async () => {
    const tampered = await visitProvider(ours, 'amara', (url) =>
      url.searchParams.set('nonce', 'chosen-by-the-attacker'),
    );
    expect(await finishAtProvider(ours.provider, tampered.search, tampered.remembered)).toBeNull();
  });

  it('refuses an answer used a second time', async () => {
    const { search, remembered } = await visitProvider(ours, 'amara');
    expect(await finishAtProvider(ours.provider, search, remembered)).not.toBeNull();
    expect(await finishAtProvider(ours.provider, search, remembered)).toBeNull();
  });

  it('refuses the answer of another clinic’s provider, with its code and its name or with ours', async () => {
    const foreign = await visitProvider(theirs, 'amara');
    const { remembered } = await begin(ours.provider);
    const answer = new URLSearchParams(foreign.search);
    answer.set('state', remembered.state);
    expect(await finishAtProvider(ours.provider, `?${answer}`, remembered)).toBeNull();
    answer.set('iss', ours.idp.issuer);
    expect(await finishAtProvider(ours.provider, `?${answer}`, remembered)).toBeNull();
  });

  it('takes the same subject of another provider for somebody else', async () => {
    const person = await personOf(await signInSecret(ours.clinic.admin.email));
    succeeded(await link(person, ours, 'priya'));
    for (const [provider, identity] of [
      [ours.provider, sub('priya', theirs.idp)],
      [theirs.provider, sub('priya', ours.idp)],
    ] as const) {
      expect(await startSessionWithIdentity(provider, identity, unknownDevice, now())).toEqual({ is: 'not-linked' });
    }
    expect(await startSessionWithIdentity(ours.provider, sub('priya', ours.idp), unknownDevice, now())).toMatchObject({
      is: 'signed-in',
    });
  });

  it.each<[string, () => Record<string, unknown>, Signer, boolean]>([
    ['an honest token', () => ({}), 'itself', true],
    ['a forged issuer', () => ({ iss: 'https://login.clinic.example' }), 'itself', false],
    ['the issuer of another clinic', () => ({ iss: theirs.idp.issuer }), 'itself', false],
    ['another client', () => ({ aud: 'somebody-else' }), 'itself', false],
    ['no nonce', () => ({ nonce: undefined }), 'itself', false],
    ['a time that is over', () => ({ exp: 1_000 }), 'itself', false],
    ['a key that it does not publish', () => ({}), 'stranger', false],
    ['no signature', () => ({}), 'nobody', false],
    ['the client’s secret as its key', () => ({}), 'secret', false],
    ['its published key as a secret', () => ({}), 'published', false],
  ])('looks through a token of %s', async (_what, change, signedBy, isTaken) => {
    const provider = { ...ours.provider, ...forger };
    const { remembered } = await begin(provider);
    forger.forge({ nonce: remembered.nonce, ...change() }, signedBy);
    const found = await finishAtProvider(provider, `?code=x&state=${remembered.state}`, remembered);
    expect(found !== null).toBe(isTaken);
  });
});

it('S20: a session that a clinic’s provider opened does not move to another clinic of the same person', async () => {
  const { admin } = theirs.clinic;
  succeeded(await link(await personOf(await signInSecret(admin.email)), theirs, 'priya'));
  await sqlAsOwner(
    `insert into member (clinic_id, user_id, email, name, role, created_at)
     values ($1, $2, $3, 'Priya Raman', 'admin', '2020-01-01')`,
    [ours.clinic.id, admin.scope.userId, admin.email],
  );
  const answer = await startSessionWithIdentity(theirs.provider, sub('priya', theirs.idp), unknownDevice, now());
  if (answer.is !== 'signed-in') throw new Error('it is linked');
  const byProvider = await actorOf(answer.secret, now());
  const byPassphrase = await actorOf(await signInSecret(admin.email), now());
  if (!byProvider || !byPassphrase) throw new Error('both sign in');
  const to = { clinicId: ours.clinic.id };
  expect(failedWith(await moveSessionAction.runAs(byProvider, to))).toBe('forbidden');
  succeeded(await moveSessionAction.runAs(byPassphrase, to));
});

describe('setting up single sign-on', () => {
  it('is for admins, and needs an issuer that answers', async () => {
    const clinic = await makeClinic();
    const slug = `new-${crypto.randomUUID().slice(0, 8)}`;
    const { issuer, clientId, clientSecret } = ours.idp;
    const input = { slug, issuer, clientId, clientSecret };
    expect(failedWith(await setSingleSignOnAction.runAs(clinic.editor, input))).toBe('forbidden');
    for (const wrong of ['http://example.com', `${issuer}/elsewhere`, 'http://127.0.0.1:1', 'https://u:p@a.example']) {
      const outcome = await setSingleSignOnAction.runAs(clinic.admin, { ...input, issuer: wrong });
      expect(outcome, wrong).toMatchObject({
        failure: { code: 'invalid-input', fields: { issuer: expect.any(String) } },
      });
    }
    succeeded(await setSingleSignOnAction.runAs(clinic.admin, input));
    expect(await loadSingleSignOn(clinic.admin.scope)).toEqual({ slug, issuer, clientId });
  });

  it('takes no name of another clinic, and keeps the secret that is stored, sealed', async () => {
    const outcome = await setProvider(theirs.clinic, slugs.ours, theirs.idp);
    expect(outcome).toMatchObject({ failure: { code: 'invalid-input', fields: { slug: expect.any(String) } } });
    const { issuer, clientId } = theirs.idp;
    const kept = { slug: slugs.theirs, issuer, clientId, clientSecret: null };
    succeeded(await setSingleSignOnAction.runAs(theirs.clinic.admin, kept));
    expect((await findProvider(slugs.theirs))?.clientSecret).toBe(theirs.idp.clientSecret);
    const { rows } = await sqlAsOwner(`select encode(secret_sealed, 'escape') as secret from single_sign_on`);
    expect(rows.map(({ secret }) => secret).join()).not.toContain(theirs.idp.clientSecret);
  });

  it('is gone at once when it is turned off', async () => {
    const clinic = await makeClinic();
    const slug = `gone-${crypto.randomUUID().slice(0, 8)}`;
    succeeded(await setProvider(clinic, slug, ours.idp));
    succeeded(await removeSingleSignOnAction.runAs(clinic.admin, {}));
    expect(await findProvider(slug)).toBeNull();
  });
});
