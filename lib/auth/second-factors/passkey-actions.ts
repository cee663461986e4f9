import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { recordEvent, recordIfClinic } from '../../db/audit-trail';
import { type Database, database } from '../../db/client';
import { showKey, withSignIn } from '../../db/with-sign-in';
import { AppError } from '../../domain/errors';
import type { Device } from '../device';
import { knownDeviceId } from '../known-device';
import { openOneTime } from '../one-time-token';
import { withOwnPlaceToHash } from '../passphrase';
import { definePersonAction } from '../person-action';
import { openSession, replaceSession } from '../sessions';
import { clinicToOpen, type SignInAnswer } from '../sign-in';
import { admitPasskey } from '../sign-in-limits';
import { withPerson } from '../with-person';
import { afterRemoval, proveRemoval } from './actions';
import { setHasSecondFactor } from './own-factors';
import {
  type Assertion,
  acceptAssertion,
  challengeSchema,
  claimedUser,
  creationOptions,
  deletePasskey,
  registrationSchema,
  storePasskey,
  verifyCreation,
} from './passkeys';
import { proofFields, provenEarlier, proveOwner, provePasskey, sealProven, signedSchema } from './proofs';
import { makeRecoveryCodes, storeRecoveryCodes } from './recovery-codes';

const MAX_PASSKEYS = 20;

const NOT_MADE = 'The passkey could not be added. It must ask for your finger, face or PIN. Try again.';
const NOT_ASKED =
  'The passkey was not added: its set-up began in another session, or more than five minutes ago. If your device lists it, delete it there. Then add it again.';

/** Asks for the proof before a key is made; the token carries the proof over to `addPasskey`. */
export const beginPasskey = definePersonAction({
  input: z.strictObject(proofFields),
  standings: ['full', 'needs-enrolment'],
  prove: async (context) => {
    const { person, input, db } = context;
    const count = await withPerson(person, (tx) => tx.passkey.count({ where: { userId: person.userId } }), db);
    if (count >= MAX_PASSKEYS) {
      throw new AppError('invalid-input', { fields: { other: `You can keep at most ${MAX_PASSKEYS} passkeys.` } });
    }
    return proveOwner(context, input);
  },
  run: async (tx, { proof }) => {
    const options = await creationOptions(tx, proof);
    const token = await sealProven(proof, 'passkey-add', { challenge: options.challenge });
    return { value: { options, token }, events: [] };
  },
});

export const addPasskey = definePersonAction({
  input: z.strictObject({
    name: z.string().trim().min(1).max(60),
    response: registrationSchema,
    token: z.string().max(4_000),
  }),
  standings: ['full', 'needs-enrolment'],
  prove: async (context) => {
    const { person, input } = context;
    const verify = async () => {
      const earlier = await provenEarlier(context, 'passkey-add', input.token, challengeSchema);
      if (!earlier) throw new AppError('invalid-input', { fields: { other: NOT_ASKED } });
      const made = await verifyCreation(input.response, earlier.value.challenge);
      if (!made) throw new AppError('invalid-input', { fields: { other: NOT_MADE } });
      return { proven: earlier.proven, made };
    };
    if (person.hasSecondFactor) return { ...(await verify()), codes: null };
    // The first factor comes with codes for the day when the device is gone.
    return withOwnPlaceToHash(person, async (place) => ({
      ...(await verify()),
      codes: await makeRecoveryCodes(place),
    }));
  },
  run: async (tx, { person, input, now, proof: { proven, made, codes } }) => {
    await storePasskey(tx, proven, made, { name: input.name, now });
    if (codes) await storeRecoveryCodes(tx, proven, codes);
    await setHasSecondFactor(tx, person.userId, true);
    const secret = await replaceSession(tx, person.secret, 'passkey', now);
    if (secret === null) throw new AppError('signed-out');
    const value = { codes: codes?.codes ?? null };
    return { value, secret, events: [{ type: 'second-factor.added', kind: 'passkey' }] };
  },
});

export const removePasskey = definePersonAction({
  input: z.strictObject({ id: z.uuid(), ...proofFields }),
  standings: ['full'],
  prove: (context) => proveRemoval(context, context.input, { passkeyId: context.input.id }),
  run: async (tx, { input, proof }) => {
    if (!(await deletePasskey(tx, proof, input.id))) throw new AppError('not-found');
    await afterRemoval(tx, proof);
    return { value: {}, events: [{ type: 'second-factor.removed', kind: 'passkey' }] };
  },
});

/** The second step of a sign-in, with a key in the place of a code. */
export const givePasskey = definePersonAction({
  input: signedSchema,
  standings: ['needs-second-factor'],
  prove: (context) => provePasskey(context, 'passkey-step', context.input),
  run: async (tx, { person, now }) => {
    const secret = await replaceSession(tx, person.secret, 'passkey', now);
    if (secret === null) throw new AppError('signed-out');
    return { value: {}, secret, events: [{ type: 'session.started', secondFactor: 'passkey' }] };
  },
});

/** Signs in with only a passkey. An unknown user costs the same statements as a wrong signature. */
export async function startSessionWithPasskey(
  given: { response: Assertion; token: string; device: Device },
  now: Date,
  db: Database = database(),
): Promise<SignInAnswer> {
  const { response, token, device } = given;
  const claimed = claimedUser(response);
  const userId = claimed ?? randomUUID();
  // A cookie for another account must not disable the limit of the address.
  const select = { email: true } as const;
  const account = await withSignIn(
    { userId },
    (tx) => tx.userAccount.findUnique({ where: { id: userId }, select }),
    db,
  );
  const knownDevice = account && knownDeviceId(device, account.email);
  const admission = await admitPasskey({ userId: claimed ?? '', address: device.address, knownDevice }, db);
  if (admission.is === 'refused') return { is: 'too-many-tries', retryAfterMs: admission.retryAfterMs };
  const asked = await openOneTime(token, { purpose: 'passkey-sign-in', holder: null, now }, challengeSchema, db);
  const isRight = asked !== null && (await acceptAssertion(userId, response, asked.challenge, now, db));
  const opened = await withSignIn(
    { userId },
    async (tx) => {
      const clinicId = await clinicToOpen(tx, userId);
      const shown = clinicId ?? randomUUID();
      await showKey(tx, { clinicId: shown });
      if (!isRight) {
        await recordIfClinic(tx, { clinicId: shown, actorId: null }, { type: 'session.refused', userId });
        return null;
      }
      if (clinicId === null || !account) return null;
      const secret = await openSession(tx, { userId, clinicId, secondFactor: 'passkey', device }, now);
      await recordEvent(tx, { clinicId, actorId: userId }, { type: 'session.started', secondFactor: 'passkey' });
      return { secret, email: account.email };
    },
    db,
  );
  if (!opened) return { is: 'refused' };
  await admission.succeeded();
  return { is: 'signed-in', secret: opened.secret, userId, wholeFor: opened.email };
}
