import type { Database } from '../../db/client';
import { readTypedCode, type SecondFactor } from '../../domain/access/second-factor';
import type { AuditEvent } from '../../domain/audit/event';
import { AppError } from '../../domain/errors';
import type { Device } from '../device';
import { passphraseMatches } from '../passphrase';
import { readPasswordHash } from '../password-hash';
import { recordPersonEvent, withPerson } from '../person-action';
import type { Person } from '../sessions';
import { isKnownAddress } from '../sign-in';
import { admitSignIn } from '../sign-in-limits';
import { acceptAppCode } from './authenticator-app';
import { acceptRecoveryCode } from './recovery-codes';

/** Passphrases and codes asked for again. Each try counts against the limits of signing in, wherever it is made. */

const TOO_MANY = 'Too many wrong tries. Wait 15 minutes, then try again.';

type Attempt = { person: Person; device: Device; now: Date; db: Database };

/** Goes on only with the right passphrase; else says so at the field. */
export async function provePassphrase(attempt: Attempt, passphrase: string): Promise<void> {
  const { person, db } = attempt;
  const isRight = await counted(attempt, 'passphrase', async () => {
    const hash = await withPerson(person, (tx) => readPasswordHash(tx, person.userId), db);
    return (await passphraseMatches(hash, passphrase)) || null;
  });
  if (isRight) return;
  await recordRefusal(attempt, { type: 'identity.refused' });
  throw new AppError('invalid-input', { fields: { passphrase: 'This is not your passphrase.' } });
}

/** Takes six digits of the app or a recovery code, either of them once only. */
export async function proveCode(
  attempt: Attempt,
  text: string,
): Promise<Extract<SecondFactor, 'totp' | 'recovery-code'>> {
  const { person, now, db } = attempt;
  const kind = await counted(attempt, 'code', async () => {
    const typed = readTypedCode(text);
    if (!typed) return null;
    const isRight =
      typed.kind === 'totp'
        ? await withPerson(person, (tx) => acceptAppCode(tx, person.userId, typed.digits, now), db)
        : await acceptRecoveryCode(person, typed.code, now, db);
    return isRight ? typed.kind : null;
  });
  if (kind) return kind;
  await recordRefusal(attempt, { type: 'second-factor.refused' });
  const message = 'This code is not right, or was used before. Wait for the next code of your app and type that.';
  throw new AppError('invalid-input', { fields: { code: message } });
}

/** Counts before it looks, so that tries side by side cannot slip past together. */
async function counted<Found>(
  { person, device, db }: Attempt,
  field: string,
  look: () => Promise<Found | null>,
): Promise<Found | null> {
  const isKnown = await withPerson(
    person,
    (tx) => isKnownAddress(tx, { id: person.userId, hasSecondFactor: person.hasSecondFactor }, device.address),
    db,
  );
  const attempt = { email: person.email, address: device.address, isKnownAddress: isKnown };
  const admission = await admitSignIn(attempt, db);
  if (admission.is === 'refused') throw new AppError('invalid-input', { fields: { [field]: TOO_MANY } });
  const found = await look();
  if (found === null) return null;
  // A passphrase alone does not take back the wrong codes before it.
  await (field === 'code' || !person.hasSecondFactor ? admission.succeeded() : admission.halfSucceeded());
  return found;
}

/** In a transaction of its own: nothing else has happened. */
function recordRefusal({ person, db }: Attempt, event: AuditEvent): Promise<void> {
  return withPerson(person, (tx) => recordPersonEvent(tx, person, event), db);
}
