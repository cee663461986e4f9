import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { actorOf } from '@/lib/auth/sessions';
import { makeClinic, signInSecret, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { listMyClinics, listMySessions } from './data';
import { endMyOtherSessionsAction, endMySessionAction, moveSessionAction } from './mutations';

let clinic: TestClinic;
let other: TestClinic;
let email: string;
beforeEach(async () => {
  [clinic, other] = [await makeClinic(), await makeClinic({ name: 'Hillview Surgery' })];
  email = clinic.clinician.email;
});

const now = () => new Date();
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const phone = { userAgent: 'A telephone', address: '203.0.113.9' };

async function live(secret: string): Promise<Actor> {
  const actor = await actorOf(secret, now());
  if (!actor) throw new Error('this session is open');
  return actor;
}

async function joinOther(): Promise<void> {
  await sqlAsOwner(
    `insert into member (clinic_id, user_id, email, name, role, created_at)
     values ($1, $2, $3, 'Dr. Both', 'editor', now() - interval '1 day')`,
    [other.id, clinic.clinician.scope.userId, email],
  );
}

describe('S9: one’s own sessions', () => {
  it('are listed with their device, this one first, and no colleague’s is among them', async () => {
    const here = await live(await signInSecret(email));
    await signInSecret(email, phone);
    const sessions = await listMySessions(here, now());
    expect(sessions).toHaveLength(3);
    expect(sessions[0]).toMatchObject({ id: here.session.id, isThisOne: true });
    expect(sessions.find(({ userAgent }) => userAgent === phone.userAgent)).toMatchObject({
      address: phone.address,
      isThisOne: false,
      clinicName: clinic.admin.clinic.name,
    });
    expect(await listMySessions(here, inMinutes(16))).toEqual([]);
  });

  it('are ended one by one, or all but this one, at once', async () => {
    const here = await live(await signInSecret(email));
    const [lost, third] = [await signInSecret(email, phone), await signInSecret(email)];
    const { id } = (await live(lost)).session;
    succeeded(await endMySessionAction.runAs(here, { id }));
    expect(await actorOf(lost, now())).toBeNull();
    expect(await actorOf(third, now())).not.toBeNull();
    succeeded(await endMyOtherSessionsAction.runAs(here, {}));
    expect(await actorOf(third, now())).toBeNull();
    expect(await listMySessions(here, now())).toMatchObject([{ isThisOne: true }]);
  });

  it('are nobody else’s to end', async () => {
    const { id } = clinic.clinician.session;
    for (const actor of [clinic.admin, other.admin]) {
      expect(failedWith(await endMySessionAction.runAs(actor, { id }))).toBe('not-found');
    }
    succeeded(await endMyOtherSessionsAction.runAs(clinic.admin, {}));
    expect(await listMySessions(clinic.clinician, now())).toHaveLength(1);
  });
});

describe('a person in two clinics', () => {
  it('sees both to choose from; who is in one sees none', async () => {
    const secret = await signInSecret(email);
    const choices = async () => listMyClinics(await live(secret));
    expect(await choices()).toEqual([]);
    await joinOther();
    expect(await choices()).toEqual([
      { id: other.id, name: 'Hillview Surgery' },
      { id: clinic.id, name: clinic.admin.clinic.name },
    ]);
    await sqlAsOwner('update member set disabled_at = now() where clinic_id = $1', [other.id]);
    expect(await choices()).toEqual([]);
  });

  it('S12: has another session there, and the one before is over; it ends when that one would have and proves nothing anew', async () => {
    await joinOther();
    const before = await signInSecret(email, phone);
    await sqlAsOwner(
      `update session set proven_at = now() - interval '1 hour', expires_at = now() + interval '2 hours'
       where user_id = $1 and user_agent = $2`,
      [clinic.clinician.scope.userId, phone.userAgent],
    );
    const here = await live(before);
    const { secret, expiresAt } = succeeded(await moveSessionAction.runAs(here, { clinicId: other.id }));
    expect(secret).not.toBe(before);
    expect(await actorOf(before, now())).toBeNull();
    const there = await live(secret);
    expect(there).toMatchObject({ name: 'Dr. Both', scope: { clinicId: other.id, role: 'editor' } });
    expect(there.session.provenAt).toEqual(here.session.provenAt);
    expect(expiresAt.getTime()).toBeLessThan(Date.now() + 121 * 60_000);
    const { rows } = await sqlAsOwner(
      `select clinic_id, type from audit_event where actor_id = $1 order by at desc, seq desc limit 2`,
      [clinic.clinician.scope.userId],
    );
    expect(new Set(rows.map(({ clinic_id, type }) => `${clinic_id} ${type}`))).toEqual(
      new Set([`${clinic.id} session.ended`, `${other.id} session.started`]),
    );
  });

  it('cannot move to a clinic that is not theirs, that has disabled them, or from a session that is over', async () => {
    const attempt = (actor: Actor) => moveSessionAction.runAs(actor, { clinicId: other.id });
    expect(failedWith(await attempt(clinic.clinician))).toBe('not-found');
    await joinOther();
    await sqlAsOwner('update member set disabled_at = now() where clinic_id = $1', [other.id]);
    expect(failedWith(await attempt(clinic.clinician))).toBe('not-found');
    await sqlAsOwner('update member set disabled_at = null where clinic_id = $1', [other.id]);
    succeeded(await attempt(clinic.clinician));
    expect(failedWith(await attempt(clinic.clinician))).toBe('not-found');
  });
});
