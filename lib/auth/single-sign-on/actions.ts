import { z } from 'zod';
import { AppError } from '../../domain/errors';
import { definePersonAction } from '../person-action';
import { proofFields, provenEarlier, proveOwner, sealProven } from '../second-factors/proofs';
import { withPerson } from '../with-person';
import { findProvider, linkIdentity, unlinkIdentity } from './identities';
import { beginAtProvider, finishAtProvider, rememberedSchema } from './provider';

function unreachable(cause: unknown): never {
  const other = 'Your clinic’s single sign-on cannot be reached right now. Try again later.';
  throw new AppError('invalid-input', { fields: { other }, cause });
}

/** Checks the proof and redirects to the provider; the token carries the proof over to `finishLink`. */
export const beginLink = definePersonAction({
  input: z.strictObject(proofFields),
  standings: ['full'],
  prove: async (context) => {
    const { person, input, db } = context;
    const where = { clinicId: person.clinicId };
    const sso = await withPerson(person, (tx) => tx.singleSignOn.findUnique({ where, select: { slug: true } }), db);
    const provider = sso && (await findProvider(sso.slug, db));
    // Runs before the proof, so that an unreachable provider does not use up a code.
    const begun = provider && (await beginAtProvider(provider, { next: '/settings' }).catch(unreachable));
    const proven = await proveOwner(context, input);
    if (!begun) throw new AppError('not-found');
    const { url, remembered } = begun;
    return { url: url.toString(), token: await sealProven(proven, 'provider-link', remembered) };
  },
  run: async (_tx, { proof }) => ({ value: proof, events: [] }),
});

/**
 * Finishes the link in the session that began it. Fails with 'forbidden' if the provider's answer does not match the
 * request, and with 'conflict' if the account belongs to another member.
 */
export const finishLink = definePersonAction({
  input: z.strictObject({ slug: z.string().max(200), search: z.string().max(8_000), token: z.string().max(4_000) }),
  standings: ['full'],
  prove: async (context) => {
    const { person, input, db } = context;
    const earlier = await provenEarlier(context, 'provider-link', input.token, rememberedSchema);
    const provider = earlier && (await findProvider(input.slug, db));
    if (!provider || provider.clinicId !== person.clinicId) throw new AppError('forbidden');
    const identity = await finishAtProvider(provider, input.search, earlier.value).catch(unreachable);
    if (!identity) throw new AppError('forbidden');
    return { proven: earlier.proven, identity };
  },
  run: async (tx, { now, proof: { proven, identity } }) => {
    const linked = await linkIdentity(tx, proven, identity, now);
    if (linked === 'taken') throw new AppError('conflict');
    return { value: {}, events: linked === 'now' ? [{ type: 'identity.linked' }] : [] };
  },
});

export const unlink = definePersonAction({
  input: z.strictObject(proofFields),
  standings: ['full'],
  prove: (context) => proveOwner(context, context.input),
  run: async (tx, { proof }) => {
    if (!(await unlinkIdentity(tx, proof))) throw new AppError('not-found');
    return { value: {}, events: [{ type: 'identity.unlinked' }] };
  },
});
