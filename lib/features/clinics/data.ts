import { withClinic } from '@/lib/db/with-clinic';
import { can } from '@/lib/domain/access/policy';
import { type Role, roleSchema } from '@/lib/domain/access/role';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';

export type MemberListItem = { userId: string; name: string; email: string; role: Role; disabled: boolean };

export type AuditListItem = {
  id: string;
  /** ISO 8601 UTC. */
  at: string;
  actorName: string | null;
  type: string;
};

export async function listMembers(scope: ClinicScope): Promise<MemberListItem[]> {
  if (!can(scope, { do: 'members.read' })) throw new AppError('forbidden');
  return withClinic(scope, async (tx) => {
    const rows = await tx.member.findMany({ where: { clinicId: scope.clinicId }, orderBy: { name: 'asc' } });
    return rows.map((row) => ({
      userId: row.userId,
      name: row.name,
      email: row.email,
      role: roleSchema.parse(row.role),
      disabled: row.disabledAt !== null,
    }));
  });
}

const RECENT = 50;

/** The clinic's latest audit events, the newest first. */
export async function listRecentEvents(scope: ClinicScope): Promise<AuditListItem[]> {
  if (!can(scope, { do: 'audit.read' })) throw new AppError('forbidden');
  return withClinic(scope, async (tx) => {
    const { clinicId } = scope;
    const rows = await tx.auditEventRow.findMany({
      where: { clinicId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: RECENT,
    });
    const members = await tx.member.findMany({ where: { clinicId }, select: { userId: true, name: true } });
    const names = new Map(members.map((member) => [member.userId, member.name]));
    return rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actorName: row.actorId && (names.get(row.actorId) ?? null),
      type: row.type,
    }));
  });
}
