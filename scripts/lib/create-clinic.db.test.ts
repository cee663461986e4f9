import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { startSession } from '@/lib/auth/sign-in';
import { sqlAsOwner } from '@/lib/test-support/database';
import { createClinicFromTerminal, hashAdminPassword, readNewClinic } from './create-clinic';

const appUrl = process.env.TEST_APP_URL ?? '';

const wanted = (email: string) =>
  readNewClinic({ name: 'Lakeside Clinic', country: 'US', 'admin-name': 'Priya Raman', 'admin-email': email });

const password = 'seven quiet otters paddle';

it('creates a clinic whose admin signs in with the password that was typed', async () => {
  const email = `priya-${randomUUID()}@lakeside.example`;
  const clinic = wanted(email);
  await createClinicFromTerminal(clinic, await hashAdminPassword(clinic, password), appUrl);
  expect(await startSession({ email, passphrase: password }, new Date())).toMatchObject({ is: 'signed-in' });
});

it('refuses an admin who has an account already, and leaves no clinic behind', async () => {
  const clinic = wanted(`priya-${randomUUID()}@lakeside.example`);
  const hash = await hashAdminPassword(clinic, password);
  await createClinicFromTerminal(clinic, hash, appUrl);
  const count = async () => (await sqlAsOwner('select count(*)::int as n from clinic', [])).rows[0].n;
  const before = await count();
  await expect(createClinicFromTerminal(clinic, hash, appUrl)).rejects.toMatchObject({
    name: 'SetupFailure',
    message: expect.stringMatching(/already has an account: give the admin another e-mail address\.$/),
  });
  expect(await count()).toBe(before);
});

it.each([
  ['short', /Use at least 15 characters/],
  ['aaaaaaaaaaaaaaaa', /repeats itself/],
  ['Priya Raman Lakeside Clinic', /little more than names/],
])('refuses the password “%s” as the set-up page does', async (weak, words) => {
  await expect(hashAdminPassword(wanted('priya@lakeside.example'), weak)).rejects.toMatchObject({
    name: 'SetupFailure',
    message: expect.stringMatching(words),
  });
});
