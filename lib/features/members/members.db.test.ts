import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { actorOf } from '@/lib/auth/sessions';
import { startSession } from '@/lib/auth/sign-in';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, signInSecret, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { listMembers } from './data';
import { changeRoleAction, disableMemberAction, enableMemberAction, endMemberSessionsAction } from './mutations';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await makeClinic();
});

const now = () => new Date();
const idOf = ({ scope }: Actor) => ({ userId: scope.userId });
const roleOf = async (actor: Actor): Promise<string | undefined> =>
  (await listMembers(clinic.admin.scope, now())).find(({ userId }) => userId === actor.scope.userId)?.role;

describe('S9: a member', () => {
  it('who is disabled loses every open session at once and cannot sign in, until enabled again', async () => {
    const { email } = clinic.clinician;
    const secrets = [await signInSecret(email), await signInSecret(email)];
    succeeded(await disableMemberAction.runAs(clinic.admin, idOf(clinic.clinician)));
    for (const secret of secrets) expect(await actorOf(secret, now())).toBeNull();
    expect(await startSession({ email, passphrase }, now())).toEqual({ is: 'refused' });
    succeeded(await enableMemberAction.runAs(clinic.admin, idOf(clinic.clinician)));
    // Enabling brings nothing back that was ended.
    for (const secret of secrets) expect(await actorOf(secret, now())).toBeNull();
    expect(await actorOf(await signInSecret(email), now())).not.toBeNull();
  });

  it('whose sessions an admin ends is signed out everywhere, and can sign in again', async () => {
    const { email } = clinic.clinician;
    const secret = await signInSecret(email);
    const [row] = (await listMembers(clinic.admin.scope, now())).filter((one) => one.email === email);
    expect(row?.sessions).toBe(2);
    succeeded(await endMemberSessionsAction.runAs(clinic.admin, idOf(clinic.clinician)));
    expect(await actorOf(secret, now())).toBeNull();
    expect(await actorOf(await signInSecret(email), now())).not.toBeNull();
  });

  it('whose role is changed has the new one at the next request', async () => {
    const secret = await signInSecret(clinic.clinician.email);
    succeeded(await changeRoleAction.runAs(clinic.admin, { ...idOf(clinic.clinician), role: 'editor' }));
    expect((await actorOf(secret, now()))?.scope.role).toBe('editor');
    const { rows } = await sqlAsOwner(
      `select detail from audit_event where clinic_id = $1 and type = 'member.role-changed'`,
      [clinic.id],
    );
    expect(rows).toEqual([{ detail: { ...idOf(clinic.clinician), from: 'clinician', to: 'editor' } }]);
  });
});

describe('the last admin', () => {
  it('can neither be disabled nor given another role', async () => {
    for (const outcome of [
      await changeRoleAction.runAs(clinic.admin, { ...idOf(clinic.admin), role: 'clinician' }),
      await disableMemberAction.runAs(clinic.admin, idOf(clinic.admin)),
    ]) {
      expect(failedWith(outcome)).toBe('last-admin');
    }
    expect(await roleOf(clinic.admin)).toBe('admin');
  });

  it('does not count admins who are disabled', async () => {
    succeeded(await changeRoleAction.runAs(clinic.admin, { ...idOf(clinic.editor), role: 'admin' }));
    succeeded(await disableMemberAction.runAs(clinic.admin, idOf(clinic.editor)));
    expect(failedWith(await disableMemberAction.runAs(clinic.admin, idOf(clinic.admin)))).toBe('last-admin');
  });

  it('is left even when two admins take the role from each other at the same moment', async () => {
    succeeded(await changeRoleAction.runAs(clinic.admin, { ...idOf(clinic.editor), role: 'admin' }));
    const other = { ...clinic.editor, scope: { ...clinic.editor.scope, role: 'admin' as const } };
    for (let round = 0; round < 5; round += 1) {
      const outcomes = await Promise.all([
        changeRoleAction.runAs(clinic.admin, { ...idOf(other), role: 'editor' }),
        changeRoleAction.runAs(other, { ...idOf(clinic.admin), role: 'editor' }),
      ]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(outcomes.filter(({ ok }) => !ok).map(failedWith)).toEqual(['last-admin']);
      await sqlAsOwner(`update member set role = 'admin' where clinic_id = $1 and role = 'editor'`, [clinic.id]);
    }
  });
});

it('members are managed by admins, and of their own clinic alone', async () => {
  const other = await makeClinic();
  const inputs = { ...idOf(other.clinician), role: 'admin' } as const;
  expect(failedWith(await changeRoleAction.runAs(clinic.admin, inputs))).toBe('not-found');
  for (const action of [disableMemberAction, enableMemberAction, endMemberSessionsAction]) {
    expect(failedWith(await action.runAs(clinic.admin, idOf(other.clinician)))).toBe('not-found');
    for (const actor of [clinic.clinician, clinic.editor]) {
      expect(failedWith(await action.runAs(actor, idOf(clinic.admin)))).toBe('forbidden');
    }
  }
  const promotion = { ...idOf(clinic.clinician), role: 'admin' } as const;
  expect(failedWith(await changeRoleAction.runAs(clinic.clinician, promotion))).toBe('forbidden');
});
