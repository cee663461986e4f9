import { hashSecret } from '@/lib/auth/sessions';
import { type Database, database } from '@/lib/db/client';
import { showKey, withSignIn } from '@/lib/db/with-sign-in';
import { linkTokenSchema } from '@/lib/domain/access/link-token';

/** What the holder of a link to a new passphrase may know. */
export type OpenReset = { userId: string; email: string; names: string[] };

/** The account that this link opens; null for a link that was used, replaced, made up or is older than ten minutes. */
export async function readReset(token: string, now: Date, db: Database = database()): Promise<OpenReset | null> {
  if (!linkTokenSchema.safeParse(token).success) return null;
  const tokenHash = hashSecret(token);
  return withSignIn(
    { tokenHash },
    async (tx) => {
      const row = await tx.passphraseReset.findUnique({ where: { tokenHash, expiresAt: { gt: now } } });
      if (!row) return null;
      const { userId } = row;
      await showKey(tx, { userId });
      const { email } = await tx.userAccount.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
      const members = await tx.member.findMany({ where: { userId }, select: { name: true } });
      return { userId, email, names: members.map(({ name }) => name) };
    },
    db,
  );
}
