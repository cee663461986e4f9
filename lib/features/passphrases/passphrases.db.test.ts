import { beforeEach, describe, expect, it } from 'vitest';
import { WRONG_OWN } from '@/lib/auth/passphrase-limits';
import { actorOf } from '@/lib/auth/sessions';
import { startSession } from '@/lib/auth/sign-in';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, signInSecret, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { addApp, personOf } from '@/lib/test-support/second-factors';
import { readReset } from '../resets/data';
import { makeReset } from '../resets/mutations';
import { changePassphraseAction } from './mutations';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await makeClinic();
});

const now = () => new Date();
const strong = 'seven quiet otters paddle';

describe('S18: changing one’s own passphrase', () => {
  it('asks for the one so far, ends every other session and keeps this one', async () => {
    const { email } = clinic.editor;
    const secrets = { here: await signInSecret(email), elsewhere: await signInSecret(email) };
    const here = await personOf(secrets.here);
    const wrong = await changePassphraseAction.runFor(here, { current: 'not it at all', passphrase: strong });
    expect(wrong).toMatchObject({ ok: false, failure: { fields: { current: expect.any(String) } } });
    expect(await startSession({ email, passphrase }, now())).toMatchObject({ is: 'signed-in' });

    succeeded(await changePassphraseAction.runFor(here, { current: passphrase, passphrase: strong }));
    expect(await actorOf(secrets.here, now())).not.toBeNull();
    expect(await actorOf(secrets.elsewhere, now())).toBeNull();
    expect(await startSession({ email, passphrase }, now())).toEqual({ is: 'refused' });
    expect(await startSession({ email, passphrase: strong }, now())).toMatchObject({ is: 'signed-in' });
  });

  it('changing the password also asks for a code where there is an app, and cancels a pending reset link', async () => {
    const { email } = clinic.editor;
    const app = await addApp(await signInSecret(email));
    const person = await personOf(app.secret);
    const reset = await makeReset(email, now());
    const input = { current: passphrase, passphrase: strong };
    expect(await changePassphraseAction.runFor(person, input)).toMatchObject({
      failure: { code: 'invalid-input', fields: { code: expect.any(String) } },
    });
    expect(await startSession({ email, passphrase }, now())).toMatchObject({ is: 'signed-in' });
    expect(await readReset(reset?.token ?? '', now())).not.toBeNull();
    succeeded(await changePassphraseAction.runFor(person, { ...input, code: app.codes[0] ?? '' }));
    expect(await readReset(reset?.token ?? '', now())).toBeNull();
    expect(await startSession({ email, passphrase }, now())).toEqual({ is: 'refused' });
  });

  it('is not a way to guess it: after ten wrong tries the right one waits as well', async () => {
    const editor = await personOf(await signInSecret(clinic.editor.email));
    const attempt = (current: string) => changePassphraseAction.runFor(editor, { current, passphrase: strong });
    for (let count = 0; count < WRONG_OWN; count += 1) expect(failedWith(await attempt('wrong'))).toBe('invalid-input');
    expect(await attempt(passphrase)).toMatchObject({
      failure: { fields: { current: expect.stringMatching(/Too many wrong tries. Wait 15 minutes/) } },
    });
  });

  it('takes no weak one, and not the one so far', async () => {
    const editor = await personOf(await signInSecret(clinic.editor.email));
    for (const weak of ['too short', passphrase, 'Dr. editor riverside family practice']) {
      const outcome = await changePassphraseAction.runFor(editor, { current: passphrase, passphrase: weak });
      expect(outcome, weak).toMatchObject({ ok: false, failure: { fields: { passphrase: expect.any(String) } } });
    }
  });

  it('the typed code stays usable when the new password is refused', async () => {
    const app = await addApp(await signInSecret(clinic.editor.email));
    const person = await personOf(app.secret);
    const code = app.codes[0] ?? '';
    for (const refused of ['too short', passphrase]) {
      const outcome = await changePassphraseAction.runFor(person, { current: passphrase, passphrase: refused, code });
      expect(outcome, refused).toMatchObject({ failure: { fields: { passphrase: expect.any(String) } } });
    }
    succeeded(await changePassphraseAction.runFor(person, { current: passphrase, passphrase: strong, code }));
  });

  it('changes the account of its member alone', async () => {
    const hashes = async () =>
      (
        await sqlAsOwner('select id, passphrase_hash as hash from user_account where id <> $1', [
          clinic.editor.scope.userId,
        ])
      ).rows;
    const before = new Map((await hashes()).map(({ id, hash }) => [id, hash]));
    const editor = await personOf(await signInSecret(clinic.editor.email));
    succeeded(await changePassphraseAction.runFor(editor, { current: passphrase, passphrase: strong }));
    for (const { userId } of [clinic.clinician.scope, clinic.admin.scope]) {
      const after = (await hashes()).find(({ id }) => id === userId);
      expect(after?.hash).toBe(before.get(userId));
    }
  });
});
