import { requireGoodPassphrase } from '@/lib/auth/new-passphrase';
import { hashPassphrase, withOwnPlaceToHash } from '@/lib/auth/passphrase';
import { definePersonAction } from '@/lib/auth/person-action';
import { proveOwnerIn } from '@/lib/auth/second-factors/proofs';
import type { Proven } from '@/lib/auth/second-factors/proven';
import { withPerson } from '@/lib/auth/with-person';
import type { Tx } from '@/lib/db/client';
import { AppError } from '@/lib/domain/errors';
import { changePassphraseSchema } from './schema';

/**
 * Sets the account's new password. Ends its other sessions and cancels a pending reset link.
 * @returns how many sessions ended.
 */
async function replacePassphrase(
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
 * Changes the member's own password after the proof. Ends every other session of the account in every clinic, and
 * cancels a pending reset link.
 */
export const changePassphraseAction = definePersonAction({
  input: changePassphraseSchema,
  standings: ['full'],
  prove: async (context) => {
    const { person, input, db } = context;
    const { current, passphrase, code, passkey } = input;
    // Check the form first: a refusal must not use up a code.
    if (passphrase === current) {
      throw new AppError('invalid-input', { fields: { passphrase: 'This is the one that you have. Choose another.' } });
    }
    const { clinicId, userId, email } = person;
    const where = { clinicId_userId: { clinicId, userId } };
    const select = { name: true, clinic: { select: { name: true } } };
    const member = await withPerson(person, (tx) => tx.member.findUniqueOrThrow({ where, select }), db);
    requireGoodPassphrase(passphrase, [member.name, email, member.clinic.name]);
    return withOwnPlaceToHash(person, async (place) => {
      const proven = await proveOwnerIn(place, context, { passphrase: current, code, passkey }, 'current');
      return { proven, passphraseHash: await hashPassphrase(passphrase, place) };
    });
  },
  run: async (tx, { now, proof: { proven, passphraseHash } }) => {
    const sessions = await replacePassphrase(tx, proven, passphraseHash, now);
    return { value: {}, events: [{ type: 'passphrase.changed', sessions }] };
  },
});
