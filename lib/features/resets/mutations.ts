import type { z } from 'zod';
import { newLinkToken } from '@/lib/auth/link-token';
import { hashNewPassphrase } from '@/lib/auth/new-passphrase';
import { hashSecret } from '@/lib/auth/sessions';
import { clinicToOpen } from '@/lib/auth/sign-in';
import { recordEvent } from '@/lib/db/audit-trail';
import { type Database, database } from '@/lib/db/client';
import { showKey, withSignIn } from '@/lib/db/with-sign-in';
import { resetEnd } from '@/lib/domain/access/passphrase-reset';
import { AppError } from '@/lib/domain/errors';
import { readReset } from './data';
import type { resetPassphraseSchema } from './schema';
import { setPassphrase } from './set-passphrase';

/**
 * The token of a link to a new passphrase, in place of any before it; null where nobody could sign in with one. Callers must not let
 * the answer, or the time that it takes, be seen: it tells which addresses have an account.
 */
export async function makeReset(
  email: string,
  now: Date,
  db: Database = database(),
): Promise<{ token: string } | null> {
  return withSignIn(
    { email },
    async (tx) => {
      const account = await tx.userAccount.findUnique({ where: { email }, select: { id: true } });
      if (!account) return null;
      const userId = account.id;
      await showKey(tx, { userId });
      const clinicId = await clinicToOpen(tx, userId);
      if (clinicId === null) return null;
      const { token, tokenHash } = newLinkToken();
      const times = { createdAt: now, expiresAt: resetEnd(now) };
      await tx.passphraseReset.upsert({
        where: { userId },
        create: { userId, tokenHash, ...times },
        update: { tokenHash, ...times },
      });
      await showKey(tx, { clinicId });
      await recordEvent(tx, { clinicId, actorId: null }, { type: 'passphrase.reset-asked', userId });
      return { token };
    },
    db,
  );
}

/**
 * Gives the account its new passphrase and ends every session it has. Second factors stay as they are, and the next
 * sign-in asks for them.
 * @throws AppError 'not-found' for a link that opens nothing (any more), 'invalid-input' for the passphrase.
 */
export async function resetPassphrase(
  { token, passphrase }: z.output<typeof resetPassphraseSchema>,
  { now }: { now: Date },
  db: Database = database(),
): Promise<{ email: string }> {
  const reset = await readReset(token, now, db);
  if (!reset) throw new AppError('not-found');
  const { userId, email, names } = reset;
  const passphraseHash = await hashNewPassphrase(passphrase, [...names, email]);
  await withSignIn(
    { tokenHash: hashSecret(token), userId },
    async (tx) => {
      const used = await tx.passphraseReset.deleteMany({ where: { userId, tokenHash: hashSecret(token) } });
      if (used.count === 0) throw new AppError('not-found');
      await setPassphrase(tx, { userId, passphraseHash, actorId: userId, now });
    },
    db,
  );
  return { email };
}
