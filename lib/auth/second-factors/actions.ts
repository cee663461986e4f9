import { z } from 'zod';
import type { Tx } from '../../db/client';
import { AppError } from '../../domain/errors';
import { definePersonAction } from '../person-action';
import { replaceSession } from '../sessions';
import { beginApp, confirmApp, type ShownSeed } from './authenticator-app';
import { hasFactorsLeft, isRequiredHere, setHasSecondFactor } from './own-factors';
import { proveCode, provePassphrase } from './proofs';
import { makeRecoveryCodes, storeRecoveryCodes } from './recovery-codes';

export const passphraseSchema = z.string().min(1).max(1_000);
const codeSchema = z.string().max(40);

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

/** Shows a new seed. Whoever has an app already shows a code of it, or a recovery code, to put another in its place. */
export const beginAuthenticator = definePersonAction({
  input: z.strictObject({ passphrase: passphraseSchema, code: codeSchema }),
  standings: ['full', 'needs-enrolment'],
  prove: async (context) => {
    await provePassphrase(context, context.input.passphrase);
    if (context.person.hasSecondFactor) await proveCode(context, context.input.code);
  },
  run: async (tx, { person, now }) => ({ value: (await beginApp(tx, person, now)) satisfies ShownSeed, events: [] }),
});

/** A code of the seed that was just shown makes it this person's, and the session one that has proved both. */
export const confirmAuthenticator = definePersonAction({
  input: z.strictObject({ code: codeSchema }),
  standings: ['full', 'needs-enrolment'],
  prove: () => makeRecoveryCodes(),
  run: async (tx, { person, input, now, proof: made }) => {
    if (!(await confirmApp(tx, person.userId, input.code.replace(/\s/g, ''), now))) {
      const message = 'This code is not right. Type the six digits that your app shows for Plainleaf now.';
      throw new AppError('invalid-input', { fields: { code: message } });
    }
    await storeRecoveryCodes(tx, person.userId, made);
    await setHasSecondFactor(tx, person.userId, true);
    const secret = await replaceSession(tx, person.secret, 'totp', now);
    if (secret === null) throw new AppError('signed-out');
    return { value: { codes: made.codes }, secret, events: [{ type: 'second-factor.added', kind: 'totp' }] };
  },
});

export const removeAuthenticator = definePersonAction({
  input: z.strictObject({ passphrase: passphraseSchema, code: codeSchema }),
  standings: ['full'],
  prove: async (context) => {
    await provePassphrase(context, context.input.passphrase);
    await proveCode(context, context.input.code);
  },
  run: async (tx, { person }) => {
    const { userId } = person;
    const { count } = await tx.authenticatorApp.deleteMany({ where: { userId } });
    if (count === 0) throw new AppError('not-found');
    await afterRemoval(tx, person);
    return { value: {}, events: [{ type: 'second-factor.removed', kind: 'totp' }] };
  },
});

export const renewRecoveryCodes = definePersonAction({
  input: z.strictObject({ passphrase: passphraseSchema }),
  standings: ['full'],
  prove: async (context) => {
    if (!context.person.hasSecondFactor) throw new AppError('not-found');
    await provePassphrase(context, context.input.passphrase);
    return makeRecoveryCodes();
  },
  run: async (tx, { person, proof: made }) => {
    await storeRecoveryCodes(tx, person.userId, made);
    return { value: { codes: made.codes }, events: [{ type: 'recovery-codes.renewed' }] };
  },
});

/** Without any factor left, recovery codes have nothing to stand in for. */
export async function afterRemoval(tx: Tx, { userId, clinicId }: { userId: string; clinicId: string }) {
  if (await hasFactorsLeft(tx, userId)) return;
  if (await isRequiredHere(tx, clinicId)) {
    const message = 'Your clinic asks for a second factor. Add another one before you remove this one.';
    throw new AppError('invalid-input', { fields: { required: message } });
  }
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await setHasSecondFactor(tx, userId, false);
}
