import { type Database, database } from '../db/client';
import { showKey, withSignIn } from '../db/with-sign-in';
import { type Actor, mintActor } from './actor';

/**
 * The member in whose name work goes on that they began while signed in; null once they are no longer a member. It comes
 * with a session that has ended and proves nothing: whatever asks for a fresh proof of identity is refused.
 */
export async function jobActor(
  { clinicId, userId }: { clinicId: string; userId: string },
  db: Database = database(),
): Promise<Actor | null> {
  return withSignIn(
    { userId },
    async (tx) => {
      await showKey(tx, { clinicId });
      const member = await tx.member.findUnique({
        where: { clinicId_userId: { clinicId, userId }, disabledAt: null },
        include: { clinic: true, user: { select: { email: true } } },
      });
      const longAgo = new Date(0);
      const end = { at: longAgo, because: 'twelve-hours' } as const;
      const ended = { id: '', end, provenAt: longAgo, isInSeveralClinics: false };
      return member && mintActor(member, member.user.email, member.clinic, ended);
    },
    db,
  );
}
