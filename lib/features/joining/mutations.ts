import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Device } from '@/lib/auth/device';
import { knownDeviceId } from '@/lib/auth/known-device';
import { hashNewPassphrase } from '@/lib/auth/new-passphrase';
import { hashClientOf, passphraseMatches, withPlaceToHash } from '@/lib/auth/passphrase';
import { hashSecret } from '@/lib/auth/sessions';
import { admitSignIn } from '@/lib/auth/sign-in-limits';
import { recordEvent } from '@/lib/db/audit-trail';
import { type Database, database } from '@/lib/db/client';
import { showKey, withSignIn } from '@/lib/db/with-sign-in';
import { waitWords } from '@/lib/domain/access/code-backoff';
import { AppError } from '@/lib/domain/errors';
import { type OpenInvitation, readInvitation } from './data';
import type { joinSchema } from './schema';

/**
 * Answers an invitation: a new account with its passphrase, or a place in one more clinic for an account that shows
 * its own. Either can then sign in; nothing is opened here, so a second factor is still asked for.
 * @throws AppError 'not-found' for a link that opens nothing (any more), 'invalid-input' for the passphrase.
 */
export async function join(
  { token, name, passphrase }: z.output<typeof joinSchema>,
  { now, device }: { now: Date; device: Device },
  db: Database = database(),
): Promise<{ email: string }> {
  const invitation = await readInvitation(token, now, db);
  if (!invitation) throw new AppError('not-found');
  const { clinicId, id, email, role, account } = invitation;
  const passphraseHash = account
    ? await requireOwnPassphrase(account, email, passphrase, device, db)
    : await withPlaceToHash({ lane: 'known', holder: id }, (place) =>
        hashNewPassphrase(passphrase, [name, email, invitation.clinicName], place),
      );
  const userId = account?.id ?? randomUUID();
  await withSignIn(
    { tokenHash: hashSecret(token), userId, email },
    async (tx) => {
      await showKey(tx, { clinicId });
      // Checked again, because it may have changed during the hash.
      const invitedBy = { role: 'admin', disabledAt: null };
      const open = { clinicId, id, tokenHash: hashSecret(token), acceptedAt: null, revokedAt: null, invitedBy };
      const { count } = await tx.invitation.updateMany({ where: open, data: { acceptedAt: now } });
      if (count === 0) throw new AppError('not-found');
      if (!account) {
        await tx.userAccount.create({
          data: { id: userId, email, passphraseHash, createdAt: now },
          select: { id: true },
        });
      }
      await tx.member.create({ data: { clinicId, userId, email, name, role, createdAt: now } });
      await recordEvent(tx, { clinicId, actorId: userId }, { type: 'member.joined', invitationId: id });
    },
    db,
  );
  return { email };
}

/** Whoever got hold of the link must not be able to guess at the account. */
async function requireOwnPassphrase(
  account: NonNullable<OpenInvitation['account']>,
  email: string,
  passphrase: string,
  device: Device,
  db: Database,
): Promise<string> {
  const knownDevice = knownDeviceId(device, email);
  return withPlaceToHash(hashClientOf(knownDevice), async (place) => {
    const attempt = { email, address: device.address, isKnownAddress: false, knownDevice };
    const admission = await admitSignIn(attempt, db);
    if (admission.is === 'refused') {
      const words = `Too many tries. Wait ${waitWords(admission.retryAfterMs)}.`;
      throw new AppError('invalid-input', { fields: { passphrase: words } });
    }
    if (!(await passphraseMatches(account.passphraseHash, passphrase, place))) {
      throw new AppError('invalid-input', { fields: { passphrase: 'This is not the password of your account.' } });
    }
    await admission.succeeded();
    return account.passphraseHash;
  });
}
