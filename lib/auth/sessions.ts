import { createHash, randomBytes } from 'node:crypto';
import { recordEvent } from '../db/audit-trail';
import { type Database, database } from '../db/client';
import { showKey, withSignIn } from '../db/with-sign-in';
import { type Actor, mintActor } from './actor';
import { passphraseMatches } from './passphrase';

/** A session ends 12 hours after sign-in, whatever happens in between. */
export const SESSION_HOURS = 12;

export function normaliseEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/**
 * Checks e-mail and passphrase and opens a session.
 * @returns the session's secret (32 random bytes, base64url), or null whatever was wrong.
 */
export async function startSession(
  given: { email: string; passphrase: string },
  now: Date,
  db: Database = database(),
): Promise<string | null> {
  const email = normaliseEmail(given.email);
  const account = await withSignIn({ email }, (tx) => tx.userAccount.findUnique({ where: { email } }), db);
  const matches = await passphraseMatches(account?.passphraseHash ?? null, given.passphrase);
  if (!account) return null;

  return withSignIn(
    { userId: account.id },
    async (tx) => {
      const member = await tx.member.findFirst({
        where: { userId: account.id, disabledAt: null },
        orderBy: { createdAt: 'asc' },
      });
      if (!member) return null;
      await showKey(tx, { clinicId: member.clinicId });
      if (!matches) {
        await recordEvent(
          tx,
          { clinicId: member.clinicId, actorId: null },
          { type: 'session.refused', userId: account.id },
        );
        return null;
      }
      const secret = randomBytes(32).toString('base64url');
      await tx.session.create({
        data: {
          idHash: hashSecret(secret),
          userId: account.id,
          clinicId: member.clinicId,
          createdAt: now,
          expiresAt: new Date(now.getTime() + SESSION_HOURS * 3_600_000),
        },
      });
      await recordEvent(tx, { clinicId: member.clinicId, actorId: account.id }, { type: 'session.started' });
      return secret;
    },
    db,
  );
}

/** Ends the session at once, for every copy of its cookie. */
export async function endSession(secret: string, now: Date, db: Database = database()): Promise<void> {
  const idHash = hashSecret(secret);
  await withSignIn(
    { sessionHash: idHash },
    async (tx) => {
      const session = await tx.session.findUnique({ where: { idHash } });
      if (!session || session.endedAt) return;
      await showKey(tx, { userId: session.userId, clinicId: session.clinicId });
      await tx.session.update({ where: { idHash }, data: { endedAt: now } });
      await recordEvent(tx, { clinicId: session.clinicId, actorId: session.userId }, { type: 'session.ended' });
    },
    db,
  );
}

/** The member behind a session's secret; null when the session has ended, expired or its member was disabled. */
export async function actorOf(secret: string, now: Date, db: Database = database()): Promise<Actor | null> {
  const idHash = hashSecret(secret);
  return withSignIn(
    { sessionHash: idHash },
    async (tx) => {
      const session = await tx.session.findUnique({ where: { idHash } });
      if (!session || session.endedAt || session.expiresAt <= now) return null;
      await showKey(tx, { userId: session.userId, clinicId: session.clinicId });
      const member = await tx.member.findUnique({
        where: { clinicId_userId: { clinicId: session.clinicId, userId: session.userId }, disabledAt: null },
        include: { clinic: true, user: { select: { email: true } } },
      });
      return member && mintActor(member, member.user.email, member.clinic);
    },
    db,
  );
}

function hashSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}
