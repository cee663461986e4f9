import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { SealedPlace } from '../../crypto/field-cipher';
import { fieldCipher, openSealed, orUnreadable } from '../../crypto/sealing';
import type { Tx } from '../../db/client';
import type { Person } from '../sessions';
import type { Proven } from './proven';

/** Codes of six digits that change every 30 s (RFC 6238, SHA-1: what every authenticator app can do). */

const SEED_BYTES = 20;
/** A code is taken one half minute early or late: telephones' clocks differ. */
const WINDOW = 1;
/** A seed that was shown must be confirmed within this time. */
const CONFIRM_WITHIN_MS = 10 * 60_000;

const seedPlace = (id: string): SealedPlace => ({ clinicId: null, column: 'authenticator_app.seed', rowId: id });

type Holder = Pick<Person, 'userId' | 'sessionId'>;

export type ShownSeed = {
  /** otpauth://…, for the QR code. */
  uri: string;
  /** The seed to type where no camera is, in base 32. */
  seed: string;
};

/**
 * Creates a seed and deletes any unconfirmed one. The seed works for signing in only after its first code is entered in the
 * same session.
 */
export async function beginApp(tx: Tx, { userId, email, sessionId }: Proven, now: Date) {
  await tx.authenticatorApp.deleteMany({ where: { userId, confirmedAt: null } });
  const id = crypto.randomUUID();
  const seed = new Uint8Array(randomBytes(SEED_BYTES));
  const seedSealed = fieldCipher().seal(seedPlace(id), seed);
  await tx.authenticatorApp.create({ data: { id, userId, seedSealed, createdAt: now, begunIn: sessionId } });
  const totp = totpOf(seed, email);
  return { uri: totp.toString(), seed: totp.secret.base32 } satisfies ShownSeed;
}

/**
 * Makes the app with the seed of this session the person's app, in place of any before.
 * @returns false when the code is not of it.
 */
export async function confirmApp(tx: Tx, { userId, sessionId }: Holder, digits: string, now: Date): Promise<boolean> {
  const shown = await shownApp(tx, { userId, sessionId }, digits, now);
  if (!shown) return false;
  const { app, step } = shown;
  const { count } = await tx.authenticatorApp.updateMany({
    where: { id: app.id, userId, confirmedAt: null },
    data: { confirmedAt: now, lastStep: step },
  });
  if (count !== 1) return false;
  await tx.authenticatorApp.deleteMany({ where: { userId, id: { not: app.id } } });
  return true;
}

/** Tells whether this is a code of the seed shown in this session. Changes nothing. */
export async function isCodeOfShownApp(tx: Tx, person: Holder, digits: string, now: Date): Promise<boolean> {
  return (await shownApp(tx, person, digits, now)) !== null;
}

async function shownApp(tx: Tx, { userId, sessionId }: Holder, digits: string, now: Date) {
  const since = new Date(now.getTime() - CONFIRM_WITHIN_MS);
  const where = { userId, begunIn: sessionId, confirmedAt: null, createdAt: { gt: since } };
  const app = await tx.authenticatorApp.findFirst({ where });
  const step = app && stepOf(app, digits, now);
  return app && step !== null ? { app, step } : null;
}

/** @returns false when there was none. */
export async function deleteApp(tx: Tx, { userId }: Proven): Promise<boolean> {
  return (await tx.authenticatorApp.deleteMany({ where: { userId } })).count > 0;
}

/**
 * Takes a code once: the half minute it belongs to is stored by the statement that compares it, so that of two uses
 * side by side one finds it taken.
 */
export async function acceptAppCode(tx: Tx, userId: string, digits: string, now: Date): Promise<boolean> {
  const app = await tx.authenticatorApp.findFirst({ where: { userId, confirmedAt: { not: null } } });
  const step = app && stepOf(app, digits, now);
  if (!app || step === null) return false;
  const { count } = await tx.authenticatorApp.updateMany({
    where: { id: app.id, userId, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

/** The half minute that the code is of; null when it is of none around now, or the seed cannot be read. */
function stepOf(app: { id: string; seedSealed: Uint8Array }, digits: string, now: Date): number | null {
  const seed = orUnreadable(() => openSealed(seedPlace(app.id), app.seedSealed));
  if (seed === null) return null;
  const totp = totpOf(seed, '');
  const timestamp = now.getTime();
  const delta = totp.validate({ token: digits, timestamp, window: WINDOW });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

function totpOf(seed: Uint8Array<ArrayBuffer>, label: string): TOTP {
  return new TOTP({ issuer: 'Plainleaf', label, secret: new Secret({ buffer: seed.buffer }) });
}
