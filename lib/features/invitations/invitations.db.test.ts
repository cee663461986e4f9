import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { unknownDevice } from '@/lib/auth/device';
import { startSession } from '@/lib/auth/sign-in';
import { WRONG_HERE } from '@/lib/auth/sign-in-limits';
import { type Database, database, type Tx } from '@/lib/db/client';
import type { Role } from '@/lib/domain/access/role';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, signIn, signInSecret, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { actorOf } from '../../auth/sessions';
import { readInvitation } from '../joining/data';
import { join } from '../joining/mutations';
import { listInvitations } from './data';
import { inviteMemberAction, resendInvitationAction, revokeInvitationAction } from './mutations';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await makeClinic();
});

const now = () => new Date();
const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000);
const newAddress = () => `${crypto.randomUUID()}@new.example`;
const strong = 'seven quiet otters paddle';
const here = (at = now()) => ({ now: at, device: unknownDevice });

async function invite(email: string, role: Role = 'clinician', actor: Actor = clinic.admin): Promise<string> {
  const { link } = succeeded(await inviteMemberAction.runAs(actor, { email, role }));
  return link.slice(link.lastIndexOf('/') + 1);
}

/** The editor, once they are an admin. */
async function anotherAdmin(): Promise<Actor> {
  await sqlAsOwner(`update member set role = 'admin', disabled_at = null where clinic_id = $1 and user_id = $2`, [
    clinic.id,
    clinic.editor.scope.userId,
  ]);
  return { ...clinic.editor, scope: { ...clinic.editor.scope, role: 'admin' } };
}

/** The database with a hook that runs before the transaction of this number. */
function beforeTransaction(number: number, happen: () => Promise<unknown>): Database {
  let count = 0;
  const transaction = async <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => {
    count += 1;
    if (count === number) await happen();
    return database().$transaction(work);
  };
  return new Proxy(database(), {
    get: (target, name) => (name === '$transaction' ? transaction : Reflect.get(target, name)),
  });
}

const asMember = (token: string, secret = strong) => ({ token, name: 'Dr. New Member', passphrase: secret });

async function eventsOf(clinicId: string): Promise<string[]> {
  const sql = 'select type from audit_event where clinic_id = $1 order by seq';
  return (await sqlAsOwner(sql, [clinicId])).rows.map(({ type }) => String(type));
}

describe('an invitation', () => {
  it('makes a member with the role it names, who then signs in with a passphrase of their own', async () => {
    const email = newAddress();
    const token = await invite(email, 'editor');
    expect(await readInvitation(token, now())).toMatchObject({
      email,
      clinicName: clinic.admin.clinic.name,
      account: null,
    });
    expect(await join(asMember(token), here())).toEqual({ email });
    const answer = await startSession({ email, passphrase: strong }, now());
    const actor = answer.is === 'signed-in' ? await actorOf(answer.secret, now()) : null;
    expect(actor).toMatchObject({ name: 'Dr. New Member', scope: { clinicId: clinic.id, role: 'editor' } });
    expect(await eventsOf(clinic.id)).toEqual(expect.arrayContaining(['member.invited', 'member.joined']));
  });

  it('works once, also for two who press at the same moment', async () => {
    const token = await invite(newAddress());
    const answers = await Promise.allSettled([join(asMember(token), here()), join(asMember(token), here())]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(join(asMember(token), here())).rejects.toMatchObject({ code: 'not-found' });
    expect(await readInvitation(token, now())).toBeNull();
    expect(await listInvitations(clinic.admin.scope, now())).toEqual([]);
  });

  it('opens nothing after seven days', async () => {
    const token = await invite(newAddress());
    expect(await readInvitation(token, inDays(6.99))).not.toBeNull();
    expect(await readInvitation(token, inDays(7.01))).toBeNull();
    await expect(join(asMember(token), here(inDays(7.01)))).rejects.toMatchObject({ code: 'not-found' });
    expect(await listInvitations(clinic.admin.scope, inDays(8))).toMatchObject([{ state: 'expired' }]);
  });

  it('opens nothing once it is revoked', async () => {
    const token = await invite(newAddress());
    const [row] = await listInvitations(clinic.admin.scope, now());
    succeeded(await revokeInvitationAction.runAs(clinic.admin, { id: row?.id ?? '' }));
    await expect(join(asMember(token), here())).rejects.toMatchObject({ code: 'not-found' });
    expect(failedWith(await revokeInvitationAction.runAs(clinic.admin, { id: row?.id ?? '' }))).toBe('not-found');
  });

  it('an invitation stops working when its sender is demoted or disabled, until another admin resends it', async () => {
    for (const change of [`role = 'editor'`, 'disabled_at = now()']) {
      const sender = await anotherAdmin();
      const token = await invite(newAddress(), 'admin', sender);
      await sqlAsOwner(`update member set ${change} where clinic_id = $1 and user_id = $2`, [
        clinic.id,
        sender.scope.userId,
      ]);
      expect(await readInvitation(token, now())).toBeNull();
      await expect(join(asMember(token), here())).rejects.toMatchObject({ code: 'not-found' });
      const [row] = await listInvitations(clinic.admin.scope, now());
      expect(row).toMatchObject({ state: 'inviter-left', invitedBy: sender.name });
      const { link } = succeeded(await resendInvitationAction.runAs(clinic.admin, { id: row?.id ?? '' }));
      expect(await join(asMember(link.slice(link.lastIndexOf('/') + 1)), here())).toMatchObject({ email: row?.email });
    }
  });

  it.each([
    ['its sender is demoted', `update member set role = 'editor' where clinic_id = $1 and user_id = $2`],
    ['it is revoked', 'update invitation set revoked_at = now() where clinic_id = $1 and invited_by_id = $2'],
  ])('makes no member when %s while the password is hashed', async (_what, sql) => {
    const sender = await anotherAdmin();
    const email = newAddress();
    const token = await invite(email, 'admin', sender);
    // The first transaction reads the invitation, the second one uses it.
    const meanwhile = beforeTransaction(2, () => sqlAsOwner(sql, [clinic.id, sender.scope.userId]));
    await expect(join(asMember(token), here(), meanwhile)).rejects.toMatchObject({ code: 'not-found' });
    const { rows } = await sqlAsOwner('select 1 from user_account where email = $1', [email]);
    expect(rows).toEqual([]);
  });

  it('an invitation that is accepted and revoked at the same time ends as one or the other', async () => {
    for (let round = 0; round < 3; round += 1) {
      const email = newAddress();
      const token = await invite(email);
      const [row] = await listInvitations(clinic.admin.scope, now());
      const [joined, revoked] = await Promise.allSettled([
        join(asMember(token), here()),
        pause(round * 15).then(() => revokeInvitationAction.runAs(clinic.admin, { id: row?.id ?? '' })),
      ]);
      const isRevoked = revoked.status === 'fulfilled' && revoked.value.ok;
      expect(joined.status === 'fulfilled').toBe(!isRevoked);
      const { rows } = await sqlAsOwner('select 1 from member where clinic_id = $1 and email = $2', [clinic.id, email]);
      expect(rows).toHaveLength(isRevoked ? 0 : 1);
    }
  });

  it('that is sent again has another link, and the first one opens nothing', async () => {
    const first = await invite(newAddress());
    const [row] = await listInvitations(clinic.admin.scope, now());
    const { link } = succeeded(await resendInvitationAction.runAs(clinic.admin, { id: row?.id ?? '' }));
    expect(await readInvitation(first, now())).toBeNull();
    expect(await readInvitation(link.slice(link.lastIndexOf('/') + 1), now())).not.toBeNull();
  });

  it('is stored as a hash alone', async () => {
    const token = await invite(newAddress());
    const { rows } = await sqlAsOwner(
      `select row_to_json(i)::text as row, encode(token_hash, 'escape') as hash
      from invitation i where clinic_id = $1`,
      [clinic.id],
    );
    expect(rows).toHaveLength(1);
    expect(`${rows[0].row}${rows[0].hash}`).not.toContain(token);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('is for admins to send, to see, and of their own clinic alone', async () => {
    const other = await makeClinic();
    await invite(newAddress(), 'clinician', other.admin);
    const [theirs] = await listInvitations(other.admin.scope, now());
    for (const actor of [clinic.clinician, clinic.editor]) {
      expect(failedWith(await inviteMemberAction.runAs(actor, { email: newAddress(), role: 'admin' }))).toBe(
        'forbidden',
      );
      await expect(listInvitations(actor.scope, now())).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await listInvitations(clinic.admin.scope, now())).toEqual([]);
    expect(failedWith(await revokeInvitationAction.runAs(clinic.admin, { id: theirs?.id ?? '' }))).toBe('not-found');
    expect(failedWith(await resendInvitationAction.runAs(clinic.admin, { id: theirs?.id ?? '' }))).toBe('not-found');
  });

  it('is not sent to who is a member, or is invited already', async () => {
    const email = newAddress();
    await invite(email);
    for (const address of [email, clinic.editor.email]) {
      const outcome = await inviteMemberAction.runAs(clinic.admin, { email: address, role: 'clinician' });
      expect(outcome).toMatchObject({ ok: false, failure: { fields: { email: expect.stringContaining('already') } } });
    }
  });

  it('S13: takes no passphrase that is short, common, or made of names that others know', async () => {
    const token = await invite(newAddress());
    for (const weak of ['short words', 'passwordpassword', 'riverside family practice']) {
      await expect(join(asMember(token, weak), here()), weak).rejects.toMatchObject({
        code: 'invalid-input',
        fields: { passphrase: expect.any(String) },
      });
    }
    expect(await readInvitation(token, now())).not.toBeNull();
  });
});

describe('S21: an invitation', () => {
  it.each(['a＠b.example', 'a@b.example,c@d.example', 'аdmin@clinic.example', 'a@b.example\r\nBcc: c@d.example'])(
    'is not sent to %j, which could be taken for another address',
    async (email) => {
      const outcome = await inviteMemberAction.runAs(clinic.admin, { email, role: 'admin' });
      expect(outcome).toMatchObject({
        ok: false,
        failure: { code: 'invalid-input', fields: { email: expect.any(String) } },
      });
      expect(await listInvitations(clinic.admin.scope, now())).toEqual([]);
    },
  );
});

describe('one person in two clinics', () => {
  it('joins the second with the passphrase of their account, and lands there at the next sign-in', async () => {
    const other = await makeClinic({ name: 'Hillview Surgery' });
    const { email } = clinic.clinician;
    const token = await invite(email, 'editor', other.admin);
    expect((await readInvitation(token, now()))?.account).not.toBeNull();
    await expect(join(asMember(token), here())).rejects.toMatchObject({ code: 'invalid-input' });
    await join(asMember(token, passphrase), here());
    const there = await signIn(email);
    expect(there).toMatchObject({ name: 'Dr. New Member', scope: { clinicId: other.id, role: 'editor' } });
    expect(there.scope.userId).toBe(clinic.clinician.scope.userId);
    await signInSecret(email);
  });

  it('S15: cannot be guessed at through the link of an invitation', async () => {
    const other = await makeClinic();
    const token = await invite(clinic.clinician.email, 'clinician', other.admin);
    for (let count = 0; count < WRONG_HERE; count += 1) {
      await expect(join(asMember(token, 'wrong'), here())).rejects.toMatchObject({ code: 'invalid-input' });
    }
    await expect(join(asMember(token, passphrase), here())).rejects.toMatchObject({
      fields: { passphrase: expect.stringMatching(/^Too many tries\. Wait 15 minutes\.$/) },
    });
  });
});
