import { randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import type { Tx } from '../../db/client';
import { RECOVERY_CODE_BYTES, RECOVERY_CODES, recoveryCodeFrom } from '../../domain/access/second-factor';
import type { HashPlace } from '../hash-queue';
import { strongHash } from '../passphrase';
import { type Attempt, withPerson } from '../with-person';
import type { Proven } from './proven';

const SALT_BYTES = 16;

export type NewRecoveryCodes = {
  /** As they are shown, once. */
  codes: string[];
  rows: { number: number; salt: Uint8Array<ArrayBuffer>; hash: Uint8Array<ArrayBuffer> }[];
};

/**
 * Ten codes and what is stored of them. Takes as long as ten passphrases: call it outside a transaction.
 */
export async function makeRecoveryCodes(place: HashPlace): Promise<NewRecoveryCodes> {
  const salt = new Uint8Array(randomBytes(SALT_BYTES));
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeFrom(randomBytes(RECOVERY_CODE_BYTES)));
  // All ten share one turn and hash one after the other.
  const rows = await place.inTurn(async () => {
    const made: NewRecoveryCodes['rows'] = [];
    for (const [index, code] of codes.entries()) {
      made.push({ number: index + 1, salt, hash: await hashed(code.replaceAll('-', ''), salt) });
    }
    return made;
  });
  return { codes, rows };
}

/** They take the place of all codes before, used or not. */
export async function storeRecoveryCodes(tx: Tx, { userId }: Proven, { rows }: NewRecoveryCodes): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: rows.map((row) => ({ userId, ...row })) });
}

/** Takes a code once, marked by the statement that looks for it. */
export async function acceptRecoveryCode(
  { person, now, db }: Attempt,
  code: string,
  place: HashPlace,
): Promise<boolean> {
  const { userId } = person;
  const any = await withPerson(person, (tx) => tx.recoveryCode.findFirst({ where: { userId } }), db);
  if (!any) return false;
  const hash = await place.inTurn(() => hashed(code, any.salt));
  const where = { userId, hash, usedAt: null };
  const { count } = await withPerson(person, (tx) => tx.recoveryCode.updateMany({ where, data: { usedAt: now } }), db);
  return count === 1;
}

/** At the cost of a passphrase: 60 random bits alone could be searched through by whoever has the table. */
async function hashed(code: string, salt: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await hashRaw(code, { ...strongHash, salt }));
}
