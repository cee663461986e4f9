import { expect, it } from 'vitest';
import { actorOf } from '@/lib/auth/sessions';
import { makeClinic, signInSecret } from '@/lib/test-support/database';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { addApp, personOf } from '@/lib/test-support/second-factors';
import { loadSignInPolicy } from './data';
import { requireSecondFactorAction } from './mutations';

it('S16: an admin asks every member for a second factor, and of no other clinic', async () => {
  const [clinic, other] = [await makeClinic(), await makeClinic()];
  const [without, elsewhere] = [await signInSecret(clinic.clinician.email), await signInSecret(other.clinician.email)];
  const { secret: withOne } = await addApp(await signInSecret(clinic.editor.email));
  for (const actor of [clinic.clinician, clinic.editor]) {
    expect(failedWith(await requireSecondFactorAction.runAs(actor, { required: true }))).toBe('forbidden');
    await expect(loadSignInPolicy(actor.scope)).rejects.toMatchObject({ code: 'forbidden' });
  }
  succeeded(await requireSecondFactorAction.runAs(clinic.admin, { required: true }));
  expect(await loadSignInPolicy(clinic.admin.scope)).toEqual({ secondFactorRequired: true });
  expect(await actorOf(without, new Date())).toBeNull();
  expect((await personOf(without)).standing).toBe('needs-enrolment');
  expect(await actorOf(withOne, new Date())).not.toBeNull();
  expect(await actorOf(elsewhere, new Date())).not.toBeNull();
  succeeded(await requireSecondFactorAction.runAs(clinic.admin, { required: false }));
  expect(await actorOf(without, new Date())).not.toBeNull();
});
