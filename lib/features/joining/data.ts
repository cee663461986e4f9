import { type AccountWithHash, findAccountWithHash } from '@/lib/auth/password-hash';
import { hashSecret } from '@/lib/auth/sessions';
import { type Database, database } from '@/lib/db/client';
import { showKey, withSignIn } from '@/lib/db/with-sign-in';
import { invitationState } from '@/lib/domain/access/invitation';
import { linkTokenSchema } from '@/lib/domain/access/link-token';
import { type Role, roleSchema } from '@/lib/domain/access/role';

/** What the holder of an invitation's link may know. */
export type OpenInvitation = {
  clinicId: string;
  clinicName: string;
  id: string;
  email: string;
  role: Role;
  /** The address has an account: its passphrase is asked for, not chosen. */
  account: AccountWithHash | null;
};

/** The invitation that this link opens; null for a link that was used, revoked, replaced, made up or is too old, or whose sender may not invite any more. */
export async function readInvitation(
  token: string,
  now: Date,
  db: Database = database(),
): Promise<OpenInvitation | null> {
  if (!linkTokenSchema.safeParse(token).success) return null;
  const tokenHash = hashSecret(token);
  return withSignIn(
    { tokenHash },
    async (tx) => {
      const row = await tx.invitation.findFirst({ where: { tokenHash } });
      if (!row) return null;
      await showKey(tx, { clinicId: row.clinicId, email: row.email });
      const inviter = { clinicId: row.clinicId, userId: row.invitedById };
      const invitedBy = await tx.member.findUniqueOrThrow({
        where: { clinicId_userId: inviter },
        select: { role: true, disabledAt: true },
      });
      if (invitationState({ ...row, invitedBy }, now) !== 'open') return null;
      const clinic = await tx.clinic.findUniqueOrThrow({ where: { id: row.clinicId }, select: { name: true } });
      const account = await findAccountWithHash(tx, row.email);
      const { clinicId, id, email } = row;
      return { clinicId, clinicName: clinic.name, id, email, role: roleSchema.parse(row.role), account };
    },
    db,
  );
}
