import { lockForSeveralTrails, recordEvent } from '../../db/audit-trail';
import { type Database, database } from '../../db/client';
import { showKey, withSignIn } from '../../db/with-sign-in';
import { setHasSecondFactor } from './own-factors';

/**
 * For somebody who has lost phone, keys and recovery codes: takes every second factor off the account and ends its
 * sessions. No page offers it; whoever looks after the server makes sure who asks. false: there is no such account.
 */
export async function removeLostFactors(email: string, now: Date, db: Database = database()): Promise<boolean> {
  return withSignIn(
    { email },
    async (tx) => {
      const account = await tx.userAccount.findUnique({ where: { email }, select: { id: true } });
      if (!account) return false;
      const userId = account.id;
      await showKey(tx, { userId });
      await tx.authenticatorApp.deleteMany({ where: { userId } });
      await tx.passkey.deleteMany({ where: { userId } });
      await tx.recoveryCode.deleteMany({ where: { userId } });
      await setHasSecondFactor(tx, userId, false);
      await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } });
      const members = await tx.member.findMany({ where: { userId, disabledAt: null }, select: { clinicId: true } });
      await lockForSeveralTrails(tx);
      for (const { clinicId } of members) {
        await showKey(tx, { clinicId });
        await recordEvent(tx, { clinicId, actorId: null }, { type: 'second-factor.lost', userId });
      }
      return true;
    },
    db,
  );
}
