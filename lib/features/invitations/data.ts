import { z } from 'zod';
import { withClinic } from '@/lib/db/with-clinic';
import { type InvitationState, invitationState } from '@/lib/domain/access/invitation';
import { type Role, roleSchema } from '@/lib/domain/access/role';
import { defineRead } from '@/lib/read';

export type InvitationListItem = {
  id: string;
  email: string;
  role: Role;
  state: Exclude<InvitationState, 'accepted' | 'revoked'>;
  invitedBy: string;
  /** ISO 8601 UTC. */
  expiresAt: string;
};

/** Those that wait for an answer, and those that open nothing until they are sent again; the newest first. */
export const listInvitations = defineRead({
  input: [z.date()],
  permission: { do: 'members.read' },
  load: async (scope, now): Promise<InvitationListItem[]> =>
    withClinic(scope, async (tx) => {
      const rows = await tx.invitation.findMany({
        where: { clinicId: scope.clinicId, acceptedAt: null, revokedAt: null },
        orderBy: { createdAt: 'desc' },
        include: { invitedBy: { select: { name: true, role: true, disabledAt: true } } },
      });
      return rows.flatMap((row) => {
        const state = invitationState(row, now);
        if (state === 'accepted' || state === 'revoked') return [];
        const { id, email, invitedBy } = row;
        const role = roleSchema.parse(row.role);
        return [{ id, email, role, state, invitedBy: invitedBy.name, expiresAt: row.expiresAt.toISOString() }];
      });
    }),
});
