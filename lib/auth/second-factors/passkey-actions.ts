import { z } from 'zod';
import { recordEvent } from '../../db/audit-trail';
import { type Database, database } from '../../db/client';
import { showKey, withSignIn } from '../../db/with-sign-in';
import { AppError } from '../../domain/errors';
import type { Device } from '../device';
import { definePersonAction, recordPersonEvent, withPerson } from '../person-action';
import { openSession, replaceSession } from '../sessions';
import { clinicToOpen, type SignInAnswer } from '../sign-in';
import { admitSignIn } from '../sign-in-limits';
import { afterRemoval, passphraseSchema } from './actions';
import { setHasSecondFactor } from './own-factors';
import {
  type Assertion,
  acceptAssertion,
  assertionSchema,
  claimedUser,
  creationOptions,
  registrationSchema,
  verifyCreation,
} from './passkeys';
import { provePassphrase } from './proofs';
import { makeRecoveryCodes, storeRecoveryCodes } from './recovery-codes';

/** Not the browser's word: the server takes it from the cookie that it gave with the options. */
const challengeSchema = z.string().min(1).max(200);
const MAX_PASSKEYS = 20;

const NOT_MADE = 'The passkey could not be added. It must ask for your finger, face or PIN. Try again.';

/** The passphrase is asked again before a key is made. */
export const beginPasskey = definePersonAction({
  input: z.strictObject({ passphrase: passphraseSchema }),
  standings: ['full', 'needs-enrolment'],
  prove: (context) => provePassphrase(context, context.input.passphrase),
  run: async (tx, { person }) => {
    if ((await tx.passkey.count({ where: { userId: person.userId } })) >= MAX_PASSKEYS) {
      throw new AppError('invalid-input', { fields: { other: `You can keep at most ${MAX_PASSKEYS} passkeys.` } });
    }
    return { value: await creationOptions(tx, person), events: [] };
  },
});

export const addPasskey = definePersonAction({
  input: z.strictObject({
    name: z.string().trim().min(1).max(60),
    response: registrationSchema,
    challenge: challengeSchema,
  }),
  standings: ['full', 'needs-enrolment'],
  prove: async ({ person, input, db }) => {
    const made = await verifyCreation(input.response, input.challenge, db);
    if (!made) throw new AppError('invalid-input', { fields: { other: NOT_MADE } });
    // The first factor comes with codes for the day when the device is gone.
    return { made, codes: person.hasSecondFactor ? null : await makeRecoveryCodes() };
  },
  run: async (tx, { person, input, now, proof: { made, codes } }) => {
    const { userId } = person;
    await tx.passkey.create({ data: { userId, ...made, name: input.name, createdAt: now } });
    if (codes) await storeRecoveryCodes(tx, userId, codes);
    await setHasSecondFactor(tx, userId, true);
    const secret = await replaceSession(tx, person.secret, 'passkey', now);
    if (secret === null) throw new AppError('signed-out');
    const value = { codes: codes?.codes ?? null };
    return { value, secret, events: [{ type: 'second-factor.added', kind: 'passkey' }] };
  },
});

export const removePasskey = definePersonAction({
  input: z.strictObject({ id: z.uuid(), passphrase: passphraseSchema }),
  standings: ['full'],
  prove: (context) => provePassphrase(context, context.input.passphrase),
  run: async (tx, { person, input }) => {
    const { count } = await tx.passkey.deleteMany({ where: { id: input.id, userId: person.userId } });
    if (count === 0) throw new AppError('not-found');
    await afterRemoval(tx, person);
    return { value: {}, events: [{ type: 'second-factor.removed', kind: 'passkey' }] };
  },
});

/** The second step of a sign-in, with a key in the place of a code. */
export const givePasskey = definePersonAction({
  input: z.strictObject({ response: assertionSchema, challenge: challengeSchema }),
  standings: ['needs-second-factor'],
  prove: async ({ person, input, now, db }) => {
    if (await acceptAssertion(person.userId, input.response, input.challenge, now, db)) return;
    await withPerson(person, (tx) => recordPersonEvent(tx, person, { type: 'second-factor.refused' }), db);
    throw new AppError('invalid-input', { fields: { other: 'This passkey was not accepted.' } });
  },
  run: async (tx, { person, now }) => {
    const secret = await replaceSession(tx, person.secret, 'passkey', now);
    if (secret === null) throw new AppError('signed-out');
    return { value: {}, secret, events: [{ type: 'session.started', secondFactor: 'passkey' }] };
  },
});

/** A sign-in with a passkey and nothing else. */
export async function startSessionWithPasskey(
  given: { response: Assertion; challenge: string; device: Device },
  now: Date,
  db: Database = database(),
): Promise<SignInAnswer> {
  const { response, challenge, device } = given;
  const userId = claimedUser(response);
  const attempt = { email: `passkey ${userId ?? ''}`, address: device.address, isKnownAddress: true };
  const admission = await admitSignIn(attempt, db);
  if (admission.is === 'refused') return { is: 'too-many-tries', retryAfterMs: admission.retryAfterMs };
  if (userId === null) return { is: 'refused' };
  const isRight = await acceptAssertion(userId, response, challenge, now, db);
  const secret = await withSignIn(
    { userId },
    async (tx) => {
      const clinicId = await clinicToOpen(tx, userId);
      if (clinicId === null) return null;
      await showKey(tx, { clinicId });
      if (!isRight) {
        await recordEvent(tx, { clinicId, actorId: null }, { type: 'session.refused', userId });
        return null;
      }
      const opened = await openSession(tx, { userId, clinicId, secondFactor: 'passkey', device }, now);
      await recordEvent(tx, { clinicId, actorId: userId }, { type: 'session.started', secondFactor: 'passkey' });
      return opened;
    },
    db,
  );
  if (secret === null) return { is: 'refused' };
  await admission.succeeded();
  return { is: 'signed-in', secret };
}
