import type { SealedPlace } from '../../crypto/field-cipher';
import { openSealed } from '../../crypto/sealing';
import { recordEvent } from '../../db/audit-trail';
import { type Database, database, type Tx } from '../../db/client';
import { showKey, withSignIn } from '../../db/with-sign-in';
import type { Device } from '../device';
import type { Proven } from '../second-factors/proven';
import { openSession } from '../sessions';
import type { Identity, Provider } from './provider';

export type ClinicProvider = Provider & { clinicId: string; clinicName: string };

export const ssoSecretPlace = (clinicId: string): SealedPlace => ({
  clinicId,
  column: 'single_sign_on.secret',
  rowId: clinicId,
});

/** The provider of the clinic that goes by this name; null when there is none. */
export async function findProvider(slug: string, db: Database = database()): Promise<ClinicProvider | null> {
  return withSignIn(
    { slug },
    async (tx) => {
      const row = await tx.singleSignOn.findFirst({ where: { slug } });
      if (!row) return null;
      const { clinicId, issuer, clientId } = row;
      await showKey(tx, { clinicId });
      const clinic = await tx.clinic.findUnique({ where: { id: clinicId }, select: { name: true } });
      const clientSecret = Buffer.from(openSealed(ssoSecretPlace(clinicId), row.secretSealed)).toString();
      return { slug, clinicId, clinicName: clinic?.name ?? '', issuer, clientId, clientSecret };
    },
    db,
  );
}

export type IdentityAnswer = { is: 'signed-in'; secret: string; userId: string; email: string } | { is: 'not-linked' };

/** A session at this clinic, and at no other of the person's: the provider is this clinic's alone. */
export async function startSessionWithIdentity(
  { clinicId }: ClinicProvider,
  { issuer, subject }: Identity,
  device: Device,
  now: Date,
  db: Database = database(),
): Promise<IdentityAnswer> {
  const found = await withSignIn(
    {},
    async (tx) => {
      await showKey(tx, { clinicId });
      return tx.memberIdentity.findUnique({ where: { clinicId_issuer_subject: { clinicId, issuer, subject } } });
    },
    db,
  );
  if (!found) return { is: 'not-linked' };
  const { userId } = found;
  return withSignIn<IdentityAnswer>(
    { userId },
    async (tx) => {
      await showKey(tx, { clinicId });
      const where = { clinicId_userId: { clinicId, userId }, disabledAt: null };
      const select = { user: { select: { email: true } } };
      const member = await tx.member.findUnique({ where, select });
      if (!member) return { is: 'not-linked' };
      const secondFactor = 'identity-provider' as const;
      const secret = await openSession(tx, { userId, clinicId, secondFactor, device }, now);
      await recordEvent(tx, { clinicId, actorId: userId }, { type: 'session.started', secondFactor });
      return { is: 'signed-in', secret, userId, email: member.user.email };
    },
    db,
  );
}

/** Links the provider's account to this member. @returns 'taken' when it is another member's already. */
export async function linkIdentity(
  tx: Tx,
  { userId, clinicId }: Proven,
  { issuer, subject }: Identity,
  now: Date,
): Promise<'now' | 'already' | 'taken'> {
  const where = { clinicId_issuer_subject: { clinicId, issuer, subject } };
  const linked = await tx.memberIdentity.findUnique({ where });
  if (linked) return linked.userId === userId ? 'already' : 'taken';
  await tx.memberIdentity.deleteMany({ where: { clinicId, userId } });
  await tx.memberIdentity.create({ data: { clinicId, issuer, subject, userId, createdAt: now } });
  return 'now';
}

/** @returns false when none was linked. */
export async function unlinkIdentity(tx: Tx, { userId, clinicId }: Proven): Promise<boolean> {
  return (await tx.memberIdentity.deleteMany({ where: { clinicId, userId } })).count > 0;
}
