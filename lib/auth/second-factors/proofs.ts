import { z } from 'zod';
import type { Tx } from '../../db/client';
import { waitWords } from '../../domain/access/code-backoff';
import { readTypedCode, type SecondFactor } from '../../domain/access/second-factor';
import type { AuditEvent } from '../../domain/audit/event';
import { AppError } from '../../domain/errors';
import type { HashPlace } from '../hash-queue';
import { knownDeviceId } from '../known-device';
import { type OneTimePurpose, openOneTime, sealOneTime } from '../one-time-token';
import { tellOwner } from '../owner-notices';
import { passphraseMatches, withOwnPlaceToHash } from '../passphrase';
import { admitOwnPassphrase } from '../passphrase-limits';
import { readPasswordHash } from '../password-hash';
import type { Person } from '../sessions';
import { admitPasskey } from '../sign-in-limits';
import { type Attempt, recordPersonEvent, withPerson } from '../with-person';
import { acceptAppCode, confirmApp, isCodeOfShownApp } from './authenticator-app';
import { countCode, forgetWrongCodes } from './code-attempts';
import { acceptAssertion, assertionSchema, challengeSchema } from './passkeys';
import { mintProven, type Proven } from './proven';
import { acceptRecoveryCode } from './recovery-codes';

/** Checks the proofs before a change of sign-in settings, and the codes of the second step of a sign-in. */

const passphraseSchema = z.string().min(1).max(1_000);
export const codeSchema = z.string().max(40);

/** A passkey's signature, with the one-time token that holds its challenge. */
export const signedSchema = z.strictObject({ response: assertionSchema, token: z.string().max(4_000) });

/** The fields of every form that changes a factor. A code or a passkey counts where the person has a second factor. */
export const proofFields = {
  passphrase: passphraseSchema,
  code: codeSchema.default(''),
  passkey: signedSchema.optional(),
};
export type GivenProof = { passphrase: string; code: string; passkey?: z.output<typeof signedSchema> | undefined };

/**
 * The one proof for every change of a password or factor: the passphrase and, where there is one, the second factor.
 * @param field the form's field for the passphrase.
 * @throws AppError 'invalid-input' with the words for the field that was wrong, 'busy' before anything is counted.
 */
export function proveOwner(attempt: Attempt, given: GivenProof, field?: string): Promise<Proven> {
  return withOwnPlaceToHash(attempt.person, (place) => proveOwnerIn(place, attempt, given, field));
}

/** `proveOwner` in the caller's place in the queue, which the caller needs for its own hash after the proof. */
export async function proveOwnerIn(
  place: HashPlace,
  attempt: Attempt,
  given: GivenProof,
  field = 'passphrase',
): Promise<Proven> {
  await provePassphrase(attempt, given.passphrase, field, place);
  if (attempt.person.hasSecondFactor) {
    if (given.passkey) await provePasskey(attempt, 'passkey-proof', given.passkey);
    else await proveCode(attempt, given.code, place);
  }
  return mintProven(attempt.person);
}

/** Seals a proof for the second half of the change, in the same session, for five minutes. */
export const sealProven = (
  { userId, sessionId }: Proven,
  purpose: Extract<OneTimePurpose, 'passkey-add' | 'provider-link'>,
  value: object,
): Promise<string> => sealOneTime({ purpose, holder: { userId, sessionId } }, value);

/** The proof that `sealProven` carried over; null for any other token, person or session, and for a used one. */
export async function provenEarlier<Schema extends z.ZodType>(
  { person, now, db }: Attempt,
  purpose: Parameters<typeof sealProven>[1],
  token: string,
  schema: Schema,
): Promise<{ proven: Proven; value: z.output<Schema> } | null> {
  const value = await openOneTime(token, { purpose, holder: person, now }, schema, db);
  return value === null ? null : { proven: mintProven(person), value };
}

/** Checks the first code of the seed that this session has shown after a proof; null for a wrong code. */
export async function provenByNewApp(tx: Tx, person: Person, text: string, now: Date): Promise<Proven | null> {
  return (await confirmApp(tx, person, bareDigits(text), now)) ? mintProven(person) : null;
}

async function provePassphrase(attempt: Attempt, passphrase: string, field: string, place: HashPlace): Promise<void> {
  const { person, db } = attempt;
  const admission = await admitOwnPassphrase(person.userId, db);
  if (admission.isRefused) throw atField(field, `Too many wrong tries. Wait ${waitWords(admission.retryAfterMs)}.`);
  const hash = await withPerson(person, (tx) => readPasswordHash(tx, person.userId), db);
  if (await passphraseMatches(hash, passphrase, place)) return admission.succeeded();
  await recordRefusal(attempt, { type: 'identity.refused' });
  throw atField(field, 'This is not your password.');
}

type CodeKind = Extract<SecondFactor, 'totp' | 'recovery-code'>;

/**
 * Accepts six digits of the app or a recovery code, each only once.
 * @param place the caller's; without one, a recovery code takes its own. Six digits need none.
 */
export async function proveCode(attempt: Attempt, text: string, place?: HashPlace): Promise<CodeKind> {
  const { person, now, db } = attempt;
  if (text.trim() === '') throw atField('code', 'Type a code of your authenticator app, or a recovery code.');
  const typed = readTypedCode(text);
  if (typed?.kind === 'recovery-code') {
    const take = (own: HashPlace) =>
      takeCode(attempt, 'recovery-code', () => acceptRecoveryCode(attempt, typed.code, own));
    return place ? take(place) : withOwnPlaceToHash(person, take);
  }
  return takeCode(
    attempt,
    'totp',
    async () => typed !== null && withPerson(person, (tx) => acceptAppCode(tx, person.userId, typed.digits, now), db),
  );
}

/** Checks the first code of the seed that was just shown. Wrong ones count like those of a sign-in. */
export async function proveShownApp(attempt: Attempt, text: string): Promise<void> {
  const { person, now, db } = attempt;
  const digits = bareDigits(text);
  await takeCode(attempt, 'totp', () => withPerson(person, (tx) => isCodeOfShownApp(tx, person, digits, now), db));
}

const bareDigits = (text: string): string => text.replace(/\s/g, '');

/** Counts the try and looks at the code. The waits after wrong ones double. */
async function takeCode(attempt: Attempt, kind: CodeKind, accept: () => Promise<boolean>): Promise<CodeKind> {
  const { person, db } = attempt;
  const admission = await countCode(attempt);
  if ('waitMs' in admission) throw atField('code', `Too many wrong codes. Wait ${waitWords(admission.waitMs)}.`);
  if (await accept()) {
    await forgetWrongCodes(attempt);
    if (kind === 'recovery-code') {
      await withPerson(person, (tx) => recordPersonEvent(tx, person, { type: 'recovery-code.used' }), db);
      tellOwner(person, 'recovery-code-used', attempt);
    }
    return kind;
  }
  await recordRefusal(attempt, { type: 'second-factor.refused' });
  if (admission.warns) tellOwner(person, 'codes-guessed', attempt);
  const wait = admission.waitMsAfter > 0 ? ` The next try is in ${waitWords(admission.waitMsAfter)}.` : '';
  throw atField(
    'code',
    `This code is not right, or was used before. Wait for the next code of your app and type that.${wait}`,
  );
}

/** Accepts a signature by a passkey of this person, for the token that this session received for this purpose. */
export async function provePasskey(
  attempt: Attempt,
  purpose: Extract<OneTimePurpose, 'passkey-step' | 'passkey-proof'>,
  { response, token }: z.output<typeof signedSchema>,
): Promise<void> {
  const { person, device, now, db } = attempt;
  const knownDevice = knownDeviceId(device, person.email);
  const admission = await admitPasskey({ userId: person.userId, address: device.address, knownDevice }, db);
  if (admission.is === 'refused') throw atField('other', `Too many tries. Wait ${waitWords(admission.retryAfterMs)}.`);
  const asked = await openOneTime(token, { purpose, holder: person, now }, challengeSchema, db);
  if (asked && (await acceptAssertion(person.userId, response, asked.challenge, now, db))) return admission.succeeded();
  await recordRefusal(attempt, { type: 'second-factor.refused' });
  throw atField('other', 'This passkey was not accepted. Try again, or type a code.');
}

const atField = (field: string, message: string) => new AppError('invalid-input', { fields: { [field]: message } });

/** In a transaction of its own: nothing else has happened. */
function recordRefusal({ person, db }: Attempt, event: AuditEvent): Promise<void> {
  return withPerson(person, (tx) => recordPersonEvent(tx, person, event), db);
}
