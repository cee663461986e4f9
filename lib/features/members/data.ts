import { z } from 'zod';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import { type Role, roleSchema } from '@/lib/domain/access/role';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { isLive, USUAL_IDLE_MINUTES } from '@/lib/domain/access/session-life';
import { defineRead } from '@/lib/read';

export type MemberListItem = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  disabled: boolean;
  isSelf: boolean;
  /** How many sessions of this member are open in this clinic. */
  sessions: number;
};

export const listMembers = defineRead({
  input: [z.date()],
  permission: { do: 'members.read' },
  load: async (scope, now): Promise<MemberListItem[]> => {
    const { clinicId } = scope;
    return withClinic(scope, async (tx) => {
      const rows = await tx.member.findMany({ where: { clinicId }, orderBy: { name: 'asc' } });
      const sessions = await readLiveSessions(tx, scope, now);
      return rows.map((row) => ({
        userId: row.userId,
        name: row.name,
        email: row.email,
        role: roleSchema.parse(row.role),
        disabled: row.disabledAt !== null,
        isSelf: row.userId === scope.userId,
        sessions: sessions.filter(({ userId }) => userId === row.userId).length,
      }));
    });
  },
});

async function readLiveSessions(tx: ClinicTx, { clinicId }: ClinicScope, now: Date): Promise<{ userId: string }[]> {
  const security = await tx.clinicSecurity.findUnique({ where: { clinicId } });
  const idleMinutes = security?.idleMinutes ?? USUAL_IDLE_MINUTES;
  const rows = await tx.session.findMany({
    where: { clinicId, endedAt: null, expiresAt: { gt: now } },
    select: { userId: true, expiresAt: true, lastSeenAt: true, endedAt: true },
  });
  return rows.filter((row) => isLive(row, idleMinutes, now));
}
