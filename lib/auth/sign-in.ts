import { recordEvent } from '../db/audit-trail';
import { type Database, database, type Tx } from '../db/client';
import { showKey, withSignIn } from '../db/with-sign-in';
import { plainEmail } from '../domain/access/email-address';
import { type Device, unknownDevice } from './device';
import { hashPassphrase, isWeakerHash, passphraseMatches } from './passphrase';
import { type AccountWithHash, findAccountWithHash } from './password-hash';
import { openSession } from './sessions';
import { admitSignIn } from './sign-in-limits';

export type SignInAnswer =
  | { is: 'signed-in'; secret: string }
  /** One answer whatever was wrong: it must not tell which addresses have an account. */
  | { is: 'refused' }
  | { is: 'too-many-tries'; retryAfterMs: number };

type Given = { email: string; passphrase: string; device?: Device };

/** Checks e-mail and passphrase and opens a session, of which the second factor may still be asked. */
export async function startSession(given: Given, now: Date, db: Database = database()): Promise<SignInAnswer> {
  const { passphrase, device = unknownDevice } = given;
  const email = plainEmail(given.email);
  const account = email === null ? null : await findAccount(email, device.address, db);
  // An address that is none is counted like one that is wrong.
  const attempt = { email: email ?? given.email, address: device.address };
  const admission = await admitSignIn({ ...attempt, isKnownAddress: account?.isKnownAddress ?? false }, db);
  if (admission.is === 'refused') return { is: 'too-many-tries', retryAfterMs: admission.retryAfterMs };

  const matches = await passphraseMatches(account?.passphraseHash ?? null, passphrase);
  if (!account) return { is: 'refused' };
  const renewedHash = matches && isWeakerHash(account.passphraseHash) ? await hashPassphrase(passphrase) : null;

  const secret = await withSignIn(
    { userId: account.id },
    async (tx) => {
      const clinicId = await clinicToOpen(tx, account.id);
      if (clinicId === null) return null;
      await showKey(tx, { clinicId });
      if (!matches) {
        await recordEvent(tx, { clinicId, actorId: null }, { type: 'session.refused', userId: account.id });
        return null;
      }
      if (renewedHash !== null) {
        await tx.userAccount.update({
          where: { id: account.id },
          data: { passphraseHash: renewedHash },
          select: { id: true },
        });
      }
      const opened = await openSession(tx, { userId: account.id, clinicId, secondFactor: null, device }, now);
      const type = account.hasSecondFactor ? 'session.half-started' : 'session.started';
      await recordEvent(tx, { clinicId, actorId: account.id }, { type });
      return opened;
    },
    db,
  );
  if (secret === null) return { is: 'refused' };
  await (account.hasSecondFactor ? admission.halfSucceeded() : admission.succeeded());
  return { is: 'signed-in', secret };
}

type KnownAccount = AccountWithHash & { isKnownAddress: boolean };

async function findAccount(email: string, address: string, db: Database): Promise<KnownAccount | null> {
  return withSignIn(
    { email },
    async (tx) => {
      const account = await findAccountWithHash(tx, email);
      if (!account) return null;
      await showKey(tx, { userId: account.id });
      return { ...account, isKnownAddress: await isKnownAddress(tx, account, address) };
    },
    db,
  );
}

/**
 * Has somebody been let in from there? With a second factor, a right passphrase alone is not enough to be known:
 * whoever has stolen it could guess at codes from anywhere.
 */
export async function isKnownAddress(
  tx: Tx,
  { id, hasSecondFactor }: { id: string; hasSecondFactor: boolean },
  address: string,
): Promise<boolean> {
  if (address === '') return false;
  const whole = hasSecondFactor ? { secondFactor: { not: null } } : {};
  return (await tx.session.findFirst({ where: { userId: id, address, ...whole }, select: { id: true } })) !== null;
}

/** The clinic that this person worked in, or joined, last, among those that have not disabled them; null when there is none. */
export async function clinicToOpen(tx: Tx, userId: string): Promise<string | null> {
  const members = await tx.member.findMany({
    where: { userId, disabledAt: null },
    orderBy: { createdAt: 'desc' },
    select: { clinicId: true, createdAt: true },
  });
  const [newest] = members;
  if (!newest || members.length === 1) return newest?.clinicId ?? null;
  const last = await tx.session.findFirst({
    where: { userId, clinicId: { in: members.map(({ clinicId }) => clinicId) } },
    orderBy: { createdAt: 'desc' },
    select: { clinicId: true, createdAt: true },
  });
  return last && last.createdAt >= newest.createdAt ? last.clinicId : newest.clinicId;
}
