import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { type Device, unknownDevice } from '@/lib/auth/device';
import { knownDeviceId } from '@/lib/auth/known-device';
import { newLinkToken } from '@/lib/auth/link-token';
import { hashNewPassphrase } from '@/lib/auth/new-passphrase';
import { tellOwner } from '@/lib/auth/owner-notices';
import { withOwnPlaceToHash } from '@/lib/auth/passphrase';
import { hashSecret } from '@/lib/auth/sessions';
import { clinicToOpen } from '@/lib/auth/sign-in';
import { forgetSignIns } from '@/lib/auth/sign-in-limits';
import { recordIfClinic } from '@/lib/db/audit-trail';
import { type Database, database } from '@/lib/db/client';
import { showKey, withSignIn } from '@/lib/db/with-sign-in';
import { resetEnd } from '@/lib/domain/access/passphrase-reset';
import { AppError } from '@/lib/domain/errors';
import { readReset } from './data';
import type { resetPassphraseSchema } from './schema';
import { setPassphrase } from './set-passphrase';

/**
 * Creates the token of a reset link in place of any before it; null if nobody could sign in with one. Runs the same
 * statements for both. Callers must not reveal the result, which tells whether an address has an account.
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
      const userId = account?.id ?? randomUUID();
      await showKey(tx, { userId });
      const clinicId = await clinicToOpen(tx, userId);
      const { token, tokenHash } = newLinkToken();
      await tx.$executeRaw`insert into passphrase_reset (user_id, token_hash, created_at, expires_at)
        select u.id, ${tokenHash}, ${now}, ${resetEnd(now)} from user_account u
        where u.id = ${userId}::uuid and ${clinicId !== null}
        on conflict (user_id) do update set token_hash = excluded.token_hash,
          created_at = excluded.created_at, expires_at = excluded.expires_at`;
      const shown = clinicId ?? randomUUID();
      await showKey(tx, { clinicId: shown });
      await recordIfClinic(tx, { clinicId: shown, actorId: null }, { type: 'passphrase.reset-asked', userId });
      return clinicId === null ? null : { token };
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
  { now, device = unknownDevice }: { now: Date; device?: Device },
  db: Database = database(),
): Promise<{ email: string }> {
  const reset = await readReset(token, now, db);
  if (!reset) throw new AppError('not-found');
  const { userId, email, names } = reset;
  const passphraseHash = await withOwnPlaceToHash(reset, (place) =>
    hashNewPassphrase(passphrase, [...names, email], place),
  );
  const clinicId = await withSignIn(
    { tokenHash: hashSecret(token), userId },
    async (tx) => {
      const used = await tx.passphraseReset.deleteMany({ where: { userId, tokenHash: hashSecret(token) } });
      if (used.count === 0) throw new AppError('not-found');
      await setPassphrase(tx, { userId, passphraseHash, actorId: userId, now });
      return clinicToOpen(tx, userId);
    },
    db,
  );
  // A person who forgot the password has failed several times, which must not block the new one.
  const { address } = device;
  await forgetSignIns({ email, address, knownDevice: knownDeviceId(device, email) }, db);
  if (clinicId !== null) tellOwner({ userId, clinicId, email }, 'passphrase.reset', { now, device, db });
  return { email };
}
