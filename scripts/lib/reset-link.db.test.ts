import { expect, it } from 'vitest';
import { readReset } from '@/lib/features/resets/data';
import { makeClinic } from '@/lib/test-support/database';
import { makeResetLink } from './reset-link';

const appUrl = process.env.TEST_APP_URL ?? '';

it('a server without mail gives whoever looks after it a link to hand over', async () => {
  const { clinician } = await makeClinic();
  const link = await makeResetLink(clinician.email, appUrl);
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/reset\/[\w-]{43}$/);
  expect(await readReset(link.slice(link.lastIndexOf('/') + 1), new Date())).toMatchObject({ email: clinician.email });
});

it('and says when there is no such account', async () => {
  await expect(makeResetLink('nobody@nowhere.example', appUrl)).rejects.toThrow(/has no account/);
});
