import { changed, defineAction } from '@/lib/action';
import type { Actor } from '@/lib/auth/actor';
import { linkTo, newLinkToken } from '@/lib/auth/link-token';
import type { Invitation } from '@/lib/db/generated/client';
import type { ClinicTx } from '@/lib/db/with-clinic';
import { invitationEnd } from '@/lib/domain/access/invitation';
import { roleSchema } from '@/lib/domain/access/role';
import { AppError } from '@/lib/domain/errors';
import { invitationLetter } from '@/lib/mail/letters';
import type { Mail } from '@/lib/mail/send-mail';
import { invitationIdSchema, inviteMemberSchema, MAX_OPEN_INVITATIONS } from './schema';

/** An invitation as it is sent: the only moment at which its link is known. */
export type SentInvitation = { link: string; letter: Mail };

const open = { acceptedAt: null, revokedAt: null };

export const inviteMemberAction = defineAction({
  input: inviteMemberSchema,
  load: async (tx, { actor: { scope }, input: { email } }) => {
    const { clinicId } = scope;
    const member = await tx.member.findFirst({ where: { clinicId, email }, select: { disabledAt: true } });
    const waiting = await tx.invitation.findFirst({ where: { clinicId, email, ...open }, select: { id: true } });
    return { member, waiting, count: await tx.invitation.count({ where: { clinicId, ...open } }) };
  },
  permission: () => ({ do: 'members.manage' }),
  run: async (tx, { member, waiting, count }, { actor, input, now }) => {
    if (member) refuse(member.disabledAt ? 'This member is disabled: enable them below.' : 'This is a member already.');
    if (waiting) refuse('This address is invited already: send the invitation again below.');
    if (count >= MAX_OPEN_INVITATIONS) refuse(`At most ${MAX_OPEN_INVITATIONS} invitations can wait: revoke some.`);
    const { token, tokenHash } = newLinkToken();
    const { clinicId, userId } = actor.scope;
    const row = await tx.invitation.create({
      data: { clinicId, ...input, tokenHash, invitedById: userId, createdAt: now, expiresAt: invitationEnd(now) },
    });
    return changed(sent(actor, row, token), { type: 'member.invited', invitationId: row.id, role: input.role });
  },
});

/** A new link, for another seven days; the one before opens nothing any more. */
export const resendInvitationAction = defineAction({
  input: invitationIdSchema,
  load: openInvitation,
  permission: () => ({ do: 'members.manage' }),
  run: async (tx, { id }, { actor, now }) => {
    const { token, tokenHash } = newLinkToken();
    const row = await tx.invitation.update({
      where: { clinicId_id: { clinicId: actor.scope.clinicId, id }, ...open },
      data: { tokenHash, invitedById: actor.scope.userId, expiresAt: invitationEnd(now) },
    });
    return changed(sent(actor, row, token), { type: 'invitation.resent', invitationId: id });
  },
});

export const revokeInvitationAction = defineAction({
  input: invitationIdSchema,
  load: openInvitation,
  permission: () => ({ do: 'members.manage' }),
  run: async (tx, { id }, { actor: { scope }, now }) => {
    const where = { clinicId: scope.clinicId, id, ...open };
    const { count } = await tx.invitation.updateMany({ where, data: { revokedAt: now } });
    if (count === 0) throw new AppError('conflict');
    return changed({}, { type: 'invitation.revoked', invitationId: id });
  },
});

async function openInvitation(
  tx: ClinicTx,
  { actor: { scope }, input: { id } }: { actor: Actor; input: { id: string } },
): Promise<{ id: string }> {
  const where = { clinicId: scope.clinicId, id, ...open };
  const row = await tx.invitation.findFirst({ where, select: { id: true } });
  if (!row) throw new AppError('not-found');
  return row;
}

function sent(actor: Actor, { email, role }: Invitation, token: string): SentInvitation {
  const link = linkTo(`/invitation/${token}`);
  const letter = invitationLetter({
    to: email,
    clinicName: actor.clinic.name,
    invitedBy: actor.name,
    role: roleSchema.parse(role),
    link,
  });
  return { link, letter };
}

function refuse(message: string): never {
  throw new AppError('invalid-input', { fields: { email: message } });
}
