import { hashSecret } from '@/lib/auth/sessions';
import { type Database, database } from '@/lib/db/client';
import { linkTokenSchema } from '@/lib/domain/access/link-token';

/** Does this link still make the first clinic? */
export async function isSetUpLink(token: string, now: Date, db: Database = database()): Promise<boolean> {
  if (!linkTokenSchema.safeParse(token).success) return false;
  const where = { tokenHash: hashSecret(token), expiresAt: { gt: now } };
  return (await db.setUp.findFirst({ where, select: { one: true } })) !== null;
}
