import { z } from 'zod';
import { withClinic } from '@/lib/db/with-clinic';
import { type InvitationState, invitationState } from '@/lib/domain/access/invitation';
import { type Role, roleSchema } from '@/lib/domain/access/role';
import { defineRead } from '@/lib/read';

export type InvitationListItem = {
  id: string;
  email: string;
  role: Role;
  state: Extract<InvitationState, 'open' | 'expired'>;
  invitedBy: string;
  /** ISO 8601 UTC. */
  expiresAt: string;
};

/** Those that wait for an answer, and those that waited too long; the newest first. */
export const listInvitations = defineRead({
  input: [z.date()],
  permission: { do: 'members.read' },
  load: async (scope, now): Promise<InvitationListItem[]> =>
    withClinic(scope, async (tx) => {
      const rows = await tx.invitation.findMany({
        where: { clinicId: scope.clinicId, acceptedAt: null, revokedAt: null },
        orderBy: { createdAt: 'desc' },
        include: { invitedBy: { select: { name: true } } },
      });
      return rows.map((row) => ({
        id: row.id,
        email: row.email,
        role: roleSchema.parse(row.role),
        state: invitationState(row, now) === 'open' ? 'open' : 'expired',
        invitedBy: row.invitedBy.name,
        expiresAt: row.expiresAt.toISOString(),
      }));
    }),
});
