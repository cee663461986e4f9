/** How long a link that was mailed opens something. Pure: the row and the clock come in as arguments. */

export const INVITATION_DAYS = 7;

export type InvitationRow = {
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
  /** As the member is now. */
  invitedBy: { role: string; disabledAt: Date | null };
};

/** 'inviter-left': the sender may not invite anymore, so that nobody returns through an invitation of their own. */
export type InvitationState = 'open' | 'expired' | 'accepted' | 'revoked' | 'inviter-left';

export function invitationState(
  { expiresAt, acceptedAt, revokedAt, invitedBy }: InvitationRow,
  now: Date,
): InvitationState {
  if (acceptedAt !== null) return 'accepted';
  if (revokedAt !== null) return 'revoked';
  if (invitedBy.role !== 'admin' || invitedBy.disabledAt !== null) return 'inviter-left';
  return now < expiresAt ? 'open' : 'expired';
}

export const invitationEnd = (now: Date): Date => new Date(now.getTime() + INVITATION_DAYS * 24 * 3_600_000);
