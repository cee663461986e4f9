import { lockForSeveralTrails, recordEvent } from '@/lib/db/audit-trail';
import type { Tx } from '@/lib/db/client';
import { showKey } from '@/lib/db/with-sign-in';

/**
 * Sets an account's new password, ends its sessions, and records it for every clinic that the account works in. The
 * caller's transaction shows the key of `userId`.
 * @param actorId who did it; null for the server itself.
 */
export async function setPassphrase(
  tx: Tx,
  {
    userId,
    passphraseHash,
    actorId,
    now,
  }: { userId: string; passphraseHash: string; actorId: string | null; now: Date },
): Promise<void> {
  await tx.userAccount.update({ where: { id: userId }, data: { passphraseHash }, select: { id: true } });
  const open = { userId, endedAt: null, expiresAt: { gt: now } };
  const { count: sessions } = await tx.session.updateMany({ where: open, data: { endedAt: now } });
  const members = await tx.member.findMany({ where: { userId, disabledAt: null }, select: { clinicId: true } });
  await lockForSeveralTrails(tx);
  for (const { clinicId } of members) {
    await showKey(tx, { clinicId });
    await recordEvent(tx, { clinicId, actorId }, { type: 'passphrase.reset', sessions });
  }
}
