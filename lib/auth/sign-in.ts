import { randomUUID } from 'node:crypto';
import { recordEvent, recordIfClinic } from '../db/audit-trail';
import { type Database, database, type Tx } from '../db/client';
import { isOutOfRoom, toFailure } from '../db/failures';
import { showKey, withSignIn } from '../db/with-sign-in';
import { plainEmail } from '../domain/access/email-address';
import { AppError } from '../domain/errors';
import { type Device, unknownDevice } from './device';
import { knownDeviceId } from './known-device';
import { hashClientOf, hashPassphrase, isWeakerHash, passphraseMatches, withPlaceToHash } from './passphrase';
import { findAccountWithHash } from './password-hash';
import { openSession } from './sessions';
import { type Admission, admitSignIn } from './sign-in-limits';

export type SignInAnswer =
  /** `wholeFor`: the e-mail of the account if the sign-in is complete; null if a second factor is still needed. */
  | { is: 'signed-in'; secret: string; userId: string; wholeFor: string | null }
  /** One answer whatever was wrong: it must not tell which addresses have an account. */
  | { is: 'refused' }
  | { is: 'too-many-tries'; retryAfterMs: number }
  /** The queue of password checks is full; this attempt was not counted. */
  | { is: 'busy'; retryAfterMs: number };

type Given = { email: string; passphrase: string; device?: Device };

/** Checks e-mail and passphrase and opens a session, of which the second factor may still be asked. */
export async function startSession(given: Given, now: Date, db: Database = database()): Promise<SignInAnswer> {
  try {
    return await tryToStart(given, now, db);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'busy') throw error;
    return { is: 'busy', retryAfterMs: (toFailure(error).retryAfterSeconds ?? 1) * 1_000 };
  }
}

/** The account and the result of its password check; `admission` belongs to a counted attempt. */
type Looked = {
  account: FoundAccount;
  admission: Admission;
  matches: boolean;
  renewedHash: string | null;
};

/** Counts the attempt and compares the password, in a place that it takes first. @throws AppError 'busy' */
async function lookAt({ email, plain, passphrase, device }: Read, db: Database): Promise<Looked> {
  const knownDevice = knownDeviceId(device, email);
  return withPlaceToHash(hashClientOf(knownDevice), async (place) => {
    const account = await findAccount(plain ?? '', device.address, db);
    const attempt = { email, address: device.address, isKnownAddress: account.isKnownAddress, knownDevice };
    const admission = await admitSignIn(attempt, db);
    if (admission.is === 'refused') return { account, admission, matches: false, renewedHash: null };
    const matches = await passphraseMatches(account.passphraseHash, passphrase, place);
    const isWeak = matches && account.passphraseHash !== null && isWeakerHash(account.passphraseHash);
    return { account, admission, matches, renewedHash: isWeak ? await hashPassphrase(passphrase, place) : null };
  });
}

type Read = { email: string; plain: string | null; passphrase: string; device: Device };

/** Runs the same statements and hash whether or not the address has an account, until a password is right. */
async function tryToStart(given: Given, now: Date, db: Database): Promise<SignInAnswer> {
  const { passphrase, device = unknownDevice } = given;
  const plain = plainEmail(given.email);
  // An address that is none is counted like one that is wrong.
  const email = plain ?? given.email;
  const { account, admission, matches, renewedHash } = await lookAt({ email, plain, passphrase, device }, db);
  if (admission.is === 'refused') return { is: 'too-many-tries', retryAfterMs: admission.retryAfterMs };

  const { id: userId } = account;
  const secret = await withSignIn(
    { userId },
    async (tx) => {
      const clinicId = await clinicToOpen(tx, userId);
      const shown = clinicId ?? randomUUID();
      await showKey(tx, { clinicId: shown });
      if (!matches) {
        await recordIfClinic(tx, { clinicId: shown, actorId: null }, { type: 'session.refused', userId });
        return null;
      }
      if (clinicId === null) return null;
      if (renewedHash !== null) {
        const data = { passphraseHash: renewedHash };
        await tx.userAccount.update({ where: { id: userId }, data, select: { id: true } });
      }
      const opened = await openSession(tx, { userId, clinicId, secondFactor: null, device }, now);
      const type = account.hasSecondFactor ? 'session.half-started' : 'session.started';
      await recordEvent(tx, { clinicId, actorId: userId }, { type });
      return opened;
    },
    db,
  ).catch((error: unknown) => {
    // Without an account there is no event to write: on a full disk, a failure would tell that there is one.
    if (matches || !isOutOfRoom(error)) throw error;
    toFailure(error);
    return null;
  });
  if (secret === null) return { is: 'refused' };
  await admission.succeeded();
  return { is: 'signed-in', secret, userId, wholeFor: account.hasSecondFactor ? null : email };
}

/** The fields that a sign-in reads of an account; if there is none, the same with an id that nothing belongs to. */
type FoundAccount = { id: string; passphraseHash: string | null; hasSecondFactor: boolean; isKnownAddress: boolean };

async function findAccount(email: string, address: string, db: Database): Promise<FoundAccount> {
  return withSignIn(
    { email },
    async (tx) => {
      const account = await findAccountWithHash(tx, email);
      const id = account?.id ?? randomUUID();
      await showKey(tx, { userId: id });
      const hasSecondFactor = account?.hasSecondFactor ?? false;
      const passphraseHash = account?.passphraseHash ?? null;
      return { id, passphraseHash, hasSecondFactor, isKnownAddress: await isKnownAddress(tx, id, address) };
    },
    db,
  );
}

/**
 * Has somebody been let in from there? With a second factor, a right passphrase alone is not enough to be known:
 * whoever has stolen it could go on from anywhere.
 */
async function isKnownAddress(tx: Tx, userId: string, address: string): Promise<boolean> {
  if (address === '') return false;
  const [row] = await tx.$queryRaw<{ isKnown: boolean }[]>`select exists (
      select from session s join user_account u on u.id = s.user_id
      where s.user_id = ${userId}::uuid and s.address = ${address}
        and (s.second_factor is not null or not u.has_second_factor)
    ) as "isKnown"`;
  return row?.isKnown ?? false;
}

/** The clinic that this person worked in, or joined, last, among those that have not disabled them; null when there is none. */
export async function clinicToOpen(tx: Tx, userId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ clinicId: string }[]>`select m.clinic_id as "clinicId" from member m
    where m.user_id = ${userId}::uuid and m.disabled_at is null
    order by greatest(m.created_at, (
      select max(s.created_at) from session s where s.user_id = m.user_id and s.clinic_id = m.clinic_id
    )) desc limit 1`;
  return row?.clinicId ?? null;
}
