import { expect, it } from 'vitest';
import { actorOf } from '@/lib/auth/sessions';
import { makeClinic, signIn, signInSecret, sqlAsOwner } from '@/lib/test-support/database';
import { openMailServer } from '@/lib/test-support/mail-server';
import { addApp } from '@/lib/test-support/second-factors';
import { removeFactors } from './remove-factors';

const appUrl = process.env.TEST_APP_URL ?? '';

it('S16: whoever has lost phone and codes signs in again once the operator has taken the factors off', async () => {
  const clinic = await makeClinic();
  const { email } = clinic.clinician;
  const { secret } = await addApp(await signInSecret(email));
  expect(await actorOf(await signInSecret(email), new Date())).toBeNull();
  expect(await removeFactors(email, appUrl)).toContain('signs in with the password alone');
  // Whoever has the phone by now is out as well.
  expect(await actorOf(secret, new Date())).toBeNull();
  expect((await signIn(email)).scope.userId).toBe(clinic.clinician.scope.userId);
  const { rows } = await sqlAsOwner('select detail from audit_event where clinic_id = $1 and type = $2', [
    clinic.id,
    'second-factor.lost',
  ]);
  expect(rows).toEqual([{ detail: { userId: clinic.clinician.scope.userId } }]);
});

it('S18: a mail tells the member that their factors were removed, or the operator reads that no mail was sent', async () => {
  const mail = await openMailServer();
  const through = { url: mail.url, from: 'plainleaf@riverside.example' };
  const { clinician, editor } = await makeClinic();
  for (const { email } of [clinician, editor]) await addApp(await signInSecret(email));
  expect(await removeFactors(clinician.email, appUrl, through)).toContain('A mail tells them of it.');
  expect(mail.received).toHaveLength(1);
  expect(mail.received[0]).toMatchObject({ to: [clinician.email] });
  expect(mail.received[0]?.text).toContain('The administrator of the server removed the authenticator app');
  await mail.close();
  expect(await removeFactors(editor.email, appUrl, through)).toContain('No mail was sent: tell them');
});

it('says when there is no such account, and when there is nothing to remove', async () => {
  await expect(removeFactors('nobody@nowhere.example', appUrl)).rejects.toThrow(/has no account: correct the address/);
  const clinic = await makeClinic();
  const { email } = clinic.clinician;
  const secret = await signInSecret(email);
  expect(await removeFactors(email, appUrl)).toBe(`${email} has no second factor: nothing was removed.`);
  // Nobody is signed out, and no event tells of what did not happen.
  expect(await actorOf(secret, new Date())).not.toBeNull();
  const { rows } = await sqlAsOwner('select 1 from audit_event where clinic_id = $1 and type = $2', [
    clinic.id,
    'second-factor.lost',
  ]);
  expect(rows).toEqual([]);
});
