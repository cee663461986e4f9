import { z } from 'zod';
import { AppError } from '../../domain/errors';
import { definePersonAction } from '../person-action';
import { passphraseSchema } from '../second-factors/actions';
import { provePassphrase } from '../second-factors/proofs';

const proofSchema = z.strictObject({ passphrase: passphraseSchema });

/** Before somebody links an account of the provider: else whoever sits at an open session could add their own. */
export const beginLink = definePersonAction({
  input: proofSchema,
  standings: ['full'],
  prove: (context) => provePassphrase(context, context.input.passphrase),
  run: async (tx, { person: { userId, clinicId } }) => {
    const sso = await tx.singleSignOn.findUnique({ where: { clinicId }, select: { slug: true } });
    if (!sso) throw new AppError('not-found');
    return { value: { slug: sso.slug, userId }, events: [] };
  },
});

export const unlink = definePersonAction({
  input: proofSchema,
  standings: ['full'],
  prove: (context) => provePassphrase(context, context.input.passphrase),
  run: async (tx, { person: { userId, clinicId } }) => {
    const { count } = await tx.memberIdentity.deleteMany({ where: { clinicId, userId } });
    if (count === 0) throw new AppError('not-found');
    return { value: {}, events: [{ type: 'identity.unlinked' }] };
  },
});
