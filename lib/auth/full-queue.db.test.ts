import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { env } from '@/lib/env';
import { inviteMemberAction } from '@/lib/features/invitations/mutations';
import { join } from '@/lib/features/joining/mutations';
import { changePassphraseAction } from '@/lib/features/passphrases/mutations';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, signInSecret } from '@/lib/test-support/database';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { addApp, personOf } from '@/lib/test-support/second-factors';
import { softwarePasskey } from '@/lib/test-support/software-passkey';
import { unknownDevice } from './device';
import type { HashClient } from './hash-queue';
import { withPlaceToHash } from './passphrase';
import { WRONG_OWN } from './passphrase-limits';
import { giveCode, renewRecoveryCodes } from './second-factors/actions';
import { addPasskey, beginPasskey } from './second-factors/passkey-actions';
import { WRONG_HERE } from './sign-in-limits';

/** Runs `work` while every place of a lane is taken. */
async function whileFull<Result>(lane: HashClient['lane'], work: () => Promise<Result>): Promise<Result> {
  let release: () => void = () => {};
  const end = new Promise<void>((resolve) => {
    release = resolve;
  });
  const places = Array.from({ length: 100 }, () => withPlaceToHash({ lane, holder: randomUUID() }, () => end));
  const settled = Promise.allSettled(places);
  try {
    return await work();
  } finally {
    release();
    expect((await settled).map(({ status }) => status)).toContain('rejected');
  }
}

const strong = 'seven quiet otters paddle';

describe('a server with too many passwords to check', () => {
  it('does not count a change of password with the right one', async () => {
    const person = await personOf(await signInSecret((await makeClinic()).editor.email));
    const change = () => changePassphraseAction.runFor(person, { current: passphrase, passphrase: strong });
    await whileFull('known', async () => {
      for (let count = 0; count <= WRONG_OWN; count += 1) expect(failedWith(await change())).toBe('busy');
    });
    succeeded(await change());
  });

  it('does not count a right recovery code as wrong, and does not use it up', async () => {
    const { email } = (await makeClinic()).clinician;
    const { codes } = await addApp(await signInSecret(email));
    const half = await personOf(await signInSecret(email));
    const [code = ''] = codes;
    await whileFull('known', async () => {
      for (let count = 0; count < 5; count += 1) {
        expect(failedWith(await giveCode.runFor(half, { code }))).toBe('busy');
      }
    });
    const { secret = '' } = succeeded(await giveCode.runFor(half, { code }));
    const renew = async () => renewRecoveryCodes.runFor(await personOf(secret), { passphrase, code: codes[1] ?? '' });
    expect(failedWith(await whileFull('known', renew))).toBe('busy');
    succeeded(await renew());
  });

  it('does not use up a passkey that the device has just made', async () => {
    const person = await personOf(await signInSecret((await makeClinic()).clinician.email));
    const { options, token } = succeeded(await beginPasskey.runFor(person, { passphrase })).value;
    const response = softwarePasskey(env().NEXTAUTH_URL).make(options.challenge);
    const add = () => addPasskey.runFor(person, { name: 'Laptop', response, token });
    expect(failedWith(await whileFull('known', add))).toBe('busy');
    succeeded(await add());
  });

  it('does not count a stranger’s attempt at an invitation', async () => {
    const { admin } = await makeClinic();
    const { email } = (await makeClinic()).editor;
    const { link } = succeeded(await inviteMemberAction.runAs(admin, { email, role: 'clinician' }));
    const given = { token: link.slice(link.lastIndexOf('/') + 1), name: 'Dr. Editor', passphrase };
    const answer = () => join(given, { now: new Date(), device: unknownDevice });
    await whileFull('anyone', async () => {
      for (let count = 0; count <= WRONG_HERE; count += 1)
        await expect(answer()).rejects.toMatchObject({ code: 'busy' });
    });
    expect(await answer()).toEqual({ email });
  });
});
