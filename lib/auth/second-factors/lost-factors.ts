import { lockForSeveralTrails, recordEvent } from '../../db/audit-trail';
import { type Database, database } from '../../db/client';
import { showKey, withSignIn } from '../../db/with-sign-in';
import { clinicToOpen } from '../sign-in';
import { forgetAllWrongCodes } from './code-attempts';
import { setHasSecondFactor } from './own-factors';

export type Removal =
  /** `owner`: whom to tell of it; null for an account that no clinic lets in. */
  | { is: 'removed'; owner: { userId: string; clinicId: string; email: string } | null }
  | { is: 'no-account' }
  | { is: 'no-factor' };

/**
 * For somebody who has lost phone, keys and recovery codes: takes every second factor off the account and ends its
 * sessions. No page offers it; whoever looks after the server makes sure who asks. An account without one stays as it is.
 */
export async function removeLostFactors(email: string, now: Date, db: Database = database()): Promise<Removal> {
  return withSignIn<Removal>(
    { email },
    async (tx) => {
      const account = await tx.userAccount.findUnique({ where: { email }, select: { id: true } });
      if (!account) return { is: 'no-account' };
      const userId = account.id;
      await showKey(tx, { userId });
      const apps = await tx.authenticatorApp.deleteMany({ where: { userId } });
      const passkeys = await tx.passkey.deleteMany({ where: { userId } });
      const codes = await tx.recoveryCode.deleteMany({ where: { userId } });
      if (apps.count + passkeys.count + codes.count === 0) return { is: 'no-factor' };
      await forgetAllWrongCodes(tx);
      await setHasSecondFactor(tx, userId, false);
      await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } });
      const clinicId = await clinicToOpen(tx, userId);
      const members = await tx.member.findMany({ where: { userId, disabledAt: null }, select: { clinicId: true } });
      await lockForSeveralTrails(tx);
      for (const { clinicId } of members) {
        await showKey(tx, { clinicId });
        await recordEvent(tx, { clinicId, actorId: null }, { type: 'second-factor.lost', userId });
      }
      return { is: 'removed', owner: clinicId === null ? null : { userId, clinicId, email } };
    },
    db,
  );
}
