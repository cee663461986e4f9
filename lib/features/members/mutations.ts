import { changed, defineAction, unchanged } from '@/lib/action';
import type { Actor } from '@/lib/auth/actor';
import type { ClinicTx } from '@/lib/db/with-clinic';
import { type Role, roleSchema } from '@/lib/domain/access/role';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import { changeRoleSchema, memberSchema } from './schema';

export const changeRoleAction = defineAction({
  input: changeRoleSchema,
  load: memberOf,
  permission: () => ({ do: 'members.manage' }),
  run: async (tx, member, { actor: { scope }, input: { userId, role } }) => {
    if (member.role === role) return unchanged({});
    requireAnotherAdmin(member);
    await tx.member.update({ where: keyOf(scope, userId), data: { role } });
    return changed({}, { type: 'member.role-changed', userId, from: member.role, to: role });
  },
});

/** From this moment on none of the member's sessions in this clinic opens anything. */
export const disableMemberAction = defineAction({
  input: memberSchema,
  load: memberOf,
  permission: () => ({ do: 'members.manage' }),
  run: async (tx, member, { actor: { scope }, input: { userId }, now }) => {
    if (member.disabled) return unchanged({});
    requireAnotherAdmin(member);
    await tx.member.update({ where: keyOf(scope, userId), data: { disabledAt: now } });
    const sessions = await endSessionsOf(tx, scope, userId, now);
    return changed({}, { type: 'member.disabled', userId, sessions });
  },
});

export const enableMemberAction = defineAction({
  input: memberSchema,
  load: memberOf,
  permission: () => ({ do: 'members.manage' }),
  run: async (tx, member, { actor: { scope }, input: { userId } }) => {
    if (!member.disabled) return unchanged({});
    await tx.member.update({ where: keyOf(scope, userId), data: { disabledAt: null } });
    return changed({}, { type: 'member.enabled', userId });
  },
});

/** For a computer that was left open, or a telephone that was lost. */
export const endMemberSessionsAction = defineAction({
  input: memberSchema,
  load: memberOf,
  permission: () => ({ do: 'members.manage' }),
  run: async (tx, _member, { actor: { scope }, input: { userId }, now }) => {
    const sessions = await endSessionsOf(tx, scope, userId, now);
    return sessions === 0 ? unchanged({}) : changed({}, { type: 'member.sessions-ended', userId, sessions });
  },
});

type Member = { userId: string; role: Role; disabled: boolean; isLastAdmin: boolean };

/** Locks the clinic's admins, so that two who demote each other at the same time cannot both succeed. */
async function memberOf(
  tx: ClinicTx,
  { actor: { scope }, input: { userId } }: { actor: Actor; input: { userId: string } },
): Promise<Member> {
  const admins = await tx.$queryRaw<{ userId: string }[]>`select user_id as "userId" from member
    where clinic_id = ${scope.clinicId}::uuid and role = 'admin' and disabled_at is null order by user_id for update`;
  const row = await tx.member.findUnique({ where: keyOf(scope, userId) });
  if (!row) throw new AppError('not-found');
  const isLastAdmin = admins.length > 0 && admins.every((admin) => admin.userId === userId);
  return { userId, role: roleSchema.parse(row.role), disabled: row.disabledAt !== null, isLastAdmin };
}

const keyOf = ({ clinicId }: ClinicScope, userId: string) => ({ clinicId_userId: { clinicId, userId } });

function requireAnotherAdmin({ isLastAdmin }: Member): void {
  if (isLastAdmin) throw new AppError('last-admin');
}

async function endSessionsOf(tx: ClinicTx, { clinicId }: ClinicScope, userId: string, now: Date): Promise<number> {
  const where = { clinicId, userId, endedAt: null, expiresAt: { gt: now } };
  const { count } = await tx.session.updateMany({ where, data: { endedAt: now } });
  return count;
}
