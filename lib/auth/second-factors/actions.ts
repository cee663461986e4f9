import { z } from 'zod';
import type { Tx } from '../../db/client';
import { AppError } from '../../domain/errors';
import { withOwnPlaceToHash } from '../passphrase';
import { definePersonAction } from '../person-action';
import { replaceSession } from '../sessions';
import { type Attempt, withPerson } from '../with-person';
import { beginApp, deleteApp, type ShownSeed } from './authenticator-app';
import { hasFactorsLeft, isLastFactor, isRequiredHere, setHasSecondFactor } from './own-factors';
import {
  codeSchema,
  type GivenProof,
  proofFields,
  proveCode,
  provenByNewApp,
  proveOwner,
  proveOwnerIn,
  proveShownApp,
} from './proofs';
import type { Proven } from './proven';
import { makeRecoveryCodes, storeRecoveryCodes } from './recovery-codes';

/** The second step of a sign-in. */
export const giveCode = definePersonAction({
  input: z.strictObject({ code: codeSchema }),
  standings: ['needs-second-factor'],
  prove: (context) => proveCode(context, context.input.code),
  run: async (tx, { person, now, proof: secondFactor }) => {
    const secret = await replaceSession(tx, person.secret, secondFactor, now);
    if (secret === null) throw new AppError('signed-out');
    return { value: {}, secret, events: [{ type: 'session.started', secondFactor }] };
  },
});

/** Shows a new seed. */
export const beginAuthenticator = definePersonAction({
  input: z.strictObject(proofFields),
  standings: ['full', 'needs-enrolment'],
  prove: (context) => proveOwner(context, context.input),
  run: async (tx, { now, proof }) => ({ value: (await beginApp(tx, proof, now)) satisfies ShownSeed, events: [] }),
});

/** A code of the seed that was just shown makes it this person's, and the session one that has proved both. */
export const confirmAuthenticator = definePersonAction({
  input: z.strictObject({ code: codeSchema }),
  standings: ['full', 'needs-enrolment'],
  prove: (context) =>
    withOwnPlaceToHash(context.person, async (place) => {
      await proveShownApp(context, context.input.code);
      return makeRecoveryCodes(place);
    }),
  run: async (tx, { person, input, now, proof: made }) => {
    const proven = await provenByNewApp(tx, person, input.code, now);
    // The seed was replaced or confirmed meanwhile.
    if (!proven) throw new AppError('conflict');
    await storeRecoveryCodes(tx, proven, made);
    await setHasSecondFactor(tx, person.userId, true);
    const secret = await replaceSession(tx, person.secret, 'totp', now);
    if (secret === null) throw new AppError('signed-out');
    return { value: { codes: made.codes }, secret, events: [{ type: 'second-factor.added', kind: 'totp' }] };
  },
});

export const removeAuthenticator = definePersonAction({
  input: z.strictObject(proofFields),
  standings: ['full'],
  prove: (context) => proveRemoval(context, context.input, 'app'),
  run: async (tx, { proof }) => {
    if (!(await deleteApp(tx, proof))) throw new AppError('not-found');
    await afterRemoval(tx, proof);
    return { value: {}, events: [{ type: 'second-factor.removed', kind: 'totp' }] };
  },
});

export const renewRecoveryCodes = definePersonAction({
  input: z.strictObject(proofFields),
  standings: ['full'],
  prove: async (context) => {
    if (!context.person.hasSecondFactor) throw new AppError('not-found');
    return withOwnPlaceToHash(context.person, async (place) => {
      const proven = await proveOwnerIn(place, context, context.input);
      return { proven, made: await makeRecoveryCodes(place) };
    });
  },
  run: async (tx, { proof: { proven, made } }) => {
    await storeRecoveryCodes(tx, proven, made);
    return { value: { codes: made.codes }, events: [{ type: 'recovery-codes.renewed' }] };
  },
});

const lastRequired = () =>
  new AppError('invalid-input', {
    fields: { required: 'Your clinic asks for a second factor. Add another one before you remove this one.' },
  });

/**
 * Checks the proof for removing a factor. Refuses first if it is the last one and the clinic requires one, so that no
 * code is used up.
 */
export async function proveRemoval(
  attempt: Attempt,
  given: GivenProof,
  removed: 'app' | { passkeyId: string },
): Promise<Proven> {
  const { userId, clinicId } = attempt.person;
  const isLast = await withPerson(
    attempt.person,
    async (tx) => (await isRequiredHere(tx, clinicId)) && (await isLastFactor(tx, userId, removed)),
    attempt.db,
  );
  if (isLast) throw lastRequired();
  return proveOwner(attempt, given);
}

/** Without any factor left, recovery codes have nothing to stand in for. */
export async function afterRemoval(tx: Tx, { userId, clinicId }: Proven) {
  if (await hasFactorsLeft(tx, userId)) return;
  if (await isRequiredHere(tx, clinicId)) throw lastRequired();
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await setHasSecondFactor(tx, userId, false);
}
