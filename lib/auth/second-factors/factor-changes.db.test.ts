import { describe, expect, it } from 'vitest';
import { env } from '@/lib/env';
import { changePassphraseAction } from '@/lib/features/passphrases/mutations';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, signInSecret, sqlAsOwner } from '@/lib/test-support/database';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { addApp, personOf } from '@/lib/test-support/second-factors';
import { type SoftwarePasskey, softwarePasskey } from '@/lib/test-support/software-passkey';
import type { KnownDevice } from '../device';
import { withAccount } from '../known-device';
import { sealOneTime } from '../one-time-token';
import { endSession, type Person } from '../sessions';
import { beginLink, unlink } from '../single-sign-on/actions';
import { beginAuthenticator, giveCode, removeAuthenticator, renewRecoveryCodes } from './actions';
import { addPasskey, beginPasskey, removePasskey, startSessionWithPasskey } from './passkey-actions';

const now = () => new Date();
const device = () => softwarePasskey(env().NEXTAUTH_URL);

async function withApp() {
  const { email } = (await makeClinic()).clinician;
  const { secret, codes } = await addApp(await signInSecret(email));
  return { email, codes, person: await personOf(secret) };
}

/** A person with one passkey and no app, in a session that the passkey opened. */
async function withPasskey() {
  const { email } = (await makeClinic()).clinician;
  const first = await personOf(await signInSecret(email));
  const begun = succeeded(await beginPasskey.runFor(first, { passphrase })).value;
  const key = device();
  const input = { name: 'Laptop', response: key.make(begun.options.challenge), token: begun.token };
  const added = succeeded(await addPasskey.runFor(first, input));
  return { email, key, codes: added.value.codes ?? [], person: await personOf(added.secret ?? '') };
}

/** The device's signature for a change, as the page sends it. */
async function signedBy(
  key: SoftwarePasskey,
  person: Person,
  purpose: 'passkey-proof' | 'passkey-step' = 'passkey-proof',
) {
  const challenge = Buffer.from(crypto.randomUUID()).toString('base64url');
  const token = await sealOneTime({ purpose, holder: person }, { challenge });
  return { response: key.sign(challenge, person.userId), token };
}

const passkeysOf = async ({ userId }: Person): Promise<{ id: string }[]> =>
  (await sqlAsOwner('select id from passkey where user_id = $1', [userId])).rows;

describe('S18: every change of how somebody signs in', () => {
  const changes: [
    string,
    (person: Person, proof: { passphrase: string; code?: string }) => Promise<{ ok: boolean }>,
  ][] = [
    ['making new recovery codes', (person, proof) => renewRecoveryCodes.runFor(person, proof)],
    ['beginning a passkey', (person, proof) => beginPasskey.runFor(person, proof)],
    ['removing a passkey', (person, proof) => removePasskey.runFor(person, { id: crypto.randomUUID(), ...proof })],
    ['replacing the app', (person, proof) => beginAuthenticator.runFor(person, proof)],
    ['removing the app', (person, proof) => removeAuthenticator.runFor(person, proof)],
    ['linking single sign-on', (person, proof) => beginLink.runFor(person, proof)],
    ['unlinking single sign-on', (person, proof) => unlink.runFor(person, proof)],
    [
      'changing the password',
      (person, { passphrase: current, ...proof }) =>
        changePassphraseAction.runFor(person, { current, passphrase: 'seven quiet otters paddle', ...proof }),
    ],
  ];

  it.each(changes)('%s asks for the code of an app, not for the password alone', async (_what, change) => {
    const { person, codes } = await withApp();
    for (const proof of [{ passphrase }, { passphrase, code: '' }, { passphrase, code: '000000' }]) {
      expect(await change(person, proof)).toMatchObject({
        ok: false,
        failure: { code: 'invalid-input', fields: { code: expect.any(String) } },
      });
    }
    // With the code the request gets further: it now fails because there is nothing to remove or link.
    const outcome = await change(person, { passphrase, code: codes[0] ?? '' });
    if (!outcome.ok) expect(outcome).toMatchObject({ failure: { code: 'not-found' } });
  });

  it('accepts a passkey instead of a code if it was signed in this session and for this purpose', async () => {
    const { email, person, key } = await withPasskey();
    const elsewhere = await personOf(await signInSecret(email));
    const [{ id } = { id: '' }] = await passkeysOf(person);
    const tries = [
      await signedBy(key, elsewhere),
      await signedBy(key, person, 'passkey-step'),
      await signedBy(device(), person),
    ];
    for (const passkey of tries) {
      expect(failedWith(await removePasskey.runFor(person, { id, passphrase, passkey }))).toBe('invalid-input');
    }
    const passkey = await signedBy(key, person);
    expect(failedWith(await removePasskey.runFor(person, { id, passphrase: 'wrong', passkey }))).toBe('invalid-input');
    succeeded(await removePasskey.runFor(person, { id, passphrase, passkey }));
    expect(await passkeysOf(person)).toEqual([]);
  });

  it('leaves the code usable when the last factor must stay, or no more passkeys fit', async () => {
    const clinic = await makeClinic();
    const app = await addApp(await signInSecret(clinic.clinician.email));
    const person = await personOf(app.secret);
    const proof = { passphrase, code: app.codes[0] ?? '' };
    await sqlAsOwner('insert into clinic_security values ($1, 15, true)', [clinic.id]);
    expect(await removeAuthenticator.runFor(person, proof)).toMatchObject({
      failure: { fields: { required: expect.stringMatching('asks for a second factor') } },
    });
    await sqlAsOwner(
      `insert into passkey (id, user_id, credential_id, public_key, counter, transports, name, created_at)
       select gen_random_uuid(), $1::uuid, convert_to($1::text || n, 'UTF8'), '\\x00', 0, '{}', 'Key', now() from generate_series(1, 20) n`,
      [person.userId],
    );
    expect(await beginPasskey.runFor(person, proof)).toMatchObject({
      failure: { fields: { other: 'You can keep at most 20 passkeys.' } },
    });
    succeeded(await renewRecoveryCodes.runFor(person, proof));
  });

  it('changes nothing if the session ends while the server checks the proof', async () => {
    const { email } = (await makeClinic()).clinician;
    const { secret, codes } = await addApp(await signInSecret(email));
    const person = await personOf(secret);
    await endSession(secret, now());
    expect(failedWith(await renewRecoveryCodes.runFor(person, { passphrase, code: codes[0] ?? '' }))).toBe(
      'signed-out',
    );
    const half = await personOf(await signInSecret(email));
    succeeded(await giveCode.runFor(half, { code: codes[1] ?? '' }));
  });

  it('every function that changes a factor requires the proof, and only the proof module creates one', () => {
    const files = import.meta.glob<string>(['/{lib,app,components,scripts}/**/*.{ts,tsx}', '!**/*.test.ts'], {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const using = Object.entries(files).filter(([, source]) => /mintProven|as Proven\b/.test(source));
    expect(using.map(([file]) => file).toSorted()).toEqual([
      '/lib/auth/second-factors/proofs.ts',
      '/lib/auth/second-factors/proven.ts',
    ]);
  });
});

describe('S17: a passkey that was begun', () => {
  async function begun() {
    const { email } = (await makeClinic()).clinician;
    const secret = await signInSecret(email);
    const person = await personOf(secret);
    const { options, token } = succeeded(await beginPasskey.runFor(person, { passphrase })).value;
    const response = device().make(options.challenge);
    return { email, secret, person, input: { name: 'Phone', response, token } };
  }

  it('the server does not add the passkey to another account or in another session', async () => {
    const { email, input, person } = await begun();
    const other = await personOf(await signInSecret((await makeClinic()).clinician.email));
    const elsewhere = await personOf(await signInSecret(email));
    for (const thief of [other, elsewhere]) {
      expect(await addPasskey.runFor(thief, input)).toMatchObject({
        ok: false,
        failure: { code: 'invalid-input', fields: { other: expect.stringContaining('more than five minutes ago') } },
      });
      expect(await passkeysOf(thief)).toEqual([]);
    }
    succeeded(await addPasskey.runFor(person, input));
  });

  it('the server adds the passkey once, and not after five minutes', async () => {
    const { person, input } = await begun();
    const late = new Date(Date.now() + 300_000);
    expect(failedWith(await addPasskey.runFor(person, input, { now: late }))).toBe('invalid-input');
    const { secret = '' } = succeeded(await addPasskey.runFor(person, input));
    expect(failedWith(await addPasskey.runFor(person, input))).toBe('invalid-input');
    expect(failedWith(await addPasskey.runFor(await personOf(secret), input))).toBe('invalid-input');
    expect(await passkeysOf(person)).toHaveLength(1);
  });

  it('the server does not add the passkey with a token for another purpose', async () => {
    const { person, input } = await begun();
    const { challenge } = JSON.parse(Buffer.from(input.response.response.clientDataJSON, 'base64url').toString());
    for (const purpose of ['passkey-proof', 'passkey-step', 'passkey-sign-in'] as const) {
      const token = await sealOneTime({ purpose, holder: person }, { challenge });
      expect(failedWith(await addPasskey.runFor(person, { ...input, token })), purpose).toBe('invalid-input');
    }
  });

  it('the server does not add the passkey in a session that has ended', async () => {
    const { secret, person, input } = await begun();
    await endSession(secret, now());
    expect(failedWith(await addPasskey.runFor(person, input))).toBe('signed-out');
    expect(await passkeysOf(person)).toEqual([]);
  });

  it('the address limit applies in a browser that knows only another account', async () => {
    const { key, person } = await withPasskey();
    const challenge = 'c2lnbiBpbg';
    const at = (address: string, known: KnownDevice) => async (userId: string) => {
      const token = await sealOneTime({ purpose: 'passkey-sign-in', holder: null }, { challenge });
      const response = key.sign(challenge, userId);
      return startSessionWithPasskey({ response, token, device: { userAgent: '', address, known } }, now());
    };
    const ofOther = at('203.0.113.77', withAccount(null, 'colleague@clinic.example'));
    for (let count = 0; count < 100; count += 1) {
      expect(await ofOther(crypto.randomUUID())).toEqual({ is: 'refused' });
    }
    expect(await ofOther(person.userId)).toMatchObject({ is: 'too-many-tries' });
    const own = at('203.0.113.77', withAccount(null, person.email));
    expect(await own(person.userId)).toMatchObject({ is: 'signed-in' });
  });

  it('the passkey then signs in by itself, and each signature works once', async () => {
    const { key, person } = await withPasskey();
    const challenge = 'c2lnbiBpbg';
    const unknown = { userAgent: '', address: '' };
    const seal = (purpose: 'passkey-sign-in' | 'passkey-step') =>
      sealOneTime({ purpose, holder: purpose === 'passkey-step' ? person : null }, { challenge });
    const start = (token: string) =>
      startSessionWithPasskey({ response: key.sign(challenge, person.userId), token, device: unknown }, now());
    expect(await start(await seal('passkey-step'))).toEqual({ is: 'refused' });
    const token = await seal('passkey-sign-in');
    expect(await start(token)).toMatchObject({ is: 'signed-in' });
    expect(await start(token)).toEqual({ is: 'refused' });
  });
});
