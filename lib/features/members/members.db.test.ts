import { createServer } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { actorOf } from '@/lib/auth/sessions';
import { startSession } from '@/lib/auth/sign-in';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, signInSecret, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { close, listen } from '@/lib/test-support/identity-provider';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { loadSingleSignOn } from '../single-sign-on/data';
import { setSingleSignOnAction } from '../single-sign-on/mutations';
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

const demote = (by: Actor, whom: Actor) => changeRoleAction.runAs(by, { ...idOf(whom), role: 'editor' });
const disable = (by: Actor, whom: Actor) => disableMemberAction.runAs(by, idOf(whom));

/** The editor, as their next request finds them once they are an admin. */
async function secondAdmin(): Promise<Actor> {
  succeeded(await changeRoleAction.runAs(clinic.admin, { ...idOf(clinic.editor), role: 'admin' }));
  return { ...clinic.editor, scope: { ...clinic.editor.scope, role: 'admin' } };
}

const everyoneIsAdminAgain = () =>
  sqlAsOwner(
    `update member set role = 'admin', disabled_at = null
     where clinic_id = $1 and (role = 'editor' or disabled_at is not null)`,
    [clinic.id],
  );

async function adminsLeft(): Promise<number> {
  const sql = `select count(*)::int as count from member where clinic_id = $1 and role = 'admin' and disabled_at is null`;
  return Number((await sqlAsOwner(sql, [clinic.id])).rows[0]?.count);
}

/** A provider that sends its metadata only when the test allows it. */
async function openSlowProvider() {
  const server = createServer();
  const issuer = await listen(server);
  const description = { issuer, authorization_endpoint: `${issuer}/auth`, response_types_supported: ['code'] };
  let answer = () => undefined as unknown;
  const asked = new Promise<void>((resolve) => {
    server.on('request', (_request, response) => {
      response.setHeader('content-type', 'application/json');
      answer = () => response.end(JSON.stringify(description));
      resolve();
    });
  });
  return { issuer, asked, answer: () => answer(), close: () => close(server) };
}

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

describe('S9: the last admin', () => {
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
    const other = await secondAdmin();
    for (const action of [demote, disable]) {
      for (let round = 0; round < 3; round += 1) {
        const outcomes = await Promise.all([action(clinic.admin, other), action(other, clinic.admin)]);
        expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
        // The second of the two is no longer an admin when their turn comes.
        const [code] = outcomes.filter(({ ok }) => !ok).map(failedWith);
        expect(code).toBe(action === demote ? 'forbidden' : 'signed-out');
        await everyoneIsAdminAgain();
      }
    }
  });

  it('one admin remains when one demotes the other while the other gives up the role', async () => {
    const other = await secondAdmin();
    for (let round = 0; round < 3; round += 1) {
      const outcomes = await Promise.all([demote(clinic.admin, other), disable(clinic.admin, clinic.admin)]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await adminsLeft()).toBe(1);
      await everyoneIsAdminAgain();
    }
  });
});

describe('S9: an admin', () => {
  it('two admins who demote each other at the same time cannot both succeed', async () => {
    const other = await secondAdmin();
    succeeded(await changeRoleAction.runAs(clinic.admin, { ...idOf(clinic.clinician), role: 'admin' }));
    for (let round = 0; round < 5; round += 1) {
      const outcomes = await Promise.all([demote(clinic.admin, other), demote(other, clinic.admin)]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await adminsLeft()).toBe(2);
      await everyoneIsAdminAgain();
    }
  });

  it('a request changes nothing if its admin is demoted or disabled while it waits for another server', async () => {
    for (const [action, code] of [
      [demote, 'forbidden'],
      [disable, 'signed-out'],
    ] as const) {
      const other = await secondAdmin();
      const slow = await openSlowProvider();
      const input = { slug: `x-${crypto.randomUUID()}`.slice(0, 20), clientId: 'x', clientSecret: 'x' };
      const request = setSingleSignOnAction.runAs(other, { ...input, issuer: slow.issuer });
      await slow.asked;
      succeeded(await action(clinic.admin, other));
      slow.answer();
      expect(failedWith(await request)).toBe(code);
      expect(await loadSingleSignOn(clinic.admin.scope)).toBeNull();
      await slow.close();
      await everyoneIsAdminAgain();
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
