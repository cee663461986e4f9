import type { Proven } from '@/lib/auth/second-factors/proven';
import { lockForSeveralTrails, recordEvent } from '@/lib/db/audit-trail';
import type { Tx } from '@/lib/db/client';
import { showKey } from '@/lib/db/with-sign-in';

/**
 * Gives the account of this person, who has proven who they are, a new passphrase. Its other sessions end, and a link
 * to reset it opens nothing any more.
 * @returns how many sessions ended.
 */
export async function replacePassphrase(
  tx: Tx,
  { userId, sessionId }: Proven,
  passphraseHash: string,
  now: Date,
): Promise<number> {
  await tx.userAccount.update({ where: { id: userId }, data: { passphraseHash }, select: { id: true } });
  await tx.passphraseReset.deleteMany({ where: { userId } });
  const others = { userId, id: { not: sessionId }, endedAt: null, expiresAt: { gt: now } };
  return (await tx.session.updateMany({ where: others, data: { endedAt: now } })).count;
}

/**
 * Gives an account a new passphrase, ends its sessions, and tells every clinic that it works in. The caller's
 * transaction shows the key of `userId`.
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
