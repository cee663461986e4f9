import { changed, defineAction } from '@/lib/action';
import { hashNewPassphrase } from '@/lib/auth/new-passphrase';
import { passphraseMatches } from '@/lib/auth/passphrase';
import { admitOwnPassphrase } from '@/lib/auth/passphrase-limits';
import { readPasswordHash, replacePasswordHash } from '@/lib/auth/password-hash';
import { AppError } from '@/lib/domain/errors';
import { changePassphraseSchema } from './schema';

/** One's own, by who knows the one so far. Every other session of the account ends, in every clinic. */
export const changePassphraseAction = defineAction({
  input: changePassphraseSchema,
  load: async (tx, { actor: { scope } }) => {
    const before = await readPasswordHash(tx, scope.userId);
    if (before === null) throw new AppError('not-found');
    return { before };
  },
  permission: () => ({ do: 'account.change' }),
  prepare: async ({ before }, { actor, input: { current, passphrase } }) => {
    const admission = await admitOwnPassphrase(actor.scope.userId);
    if (admission.isRefused) refuse('current', 'Too many tries. Wait a quarter of an hour.');
    if (!(await passphraseMatches(before, current))) refuse('current', 'This is not your passphrase.');
    await admission.succeeded();
    if (passphrase === current) refuse('passphrase', 'This is the one that you have. Choose another.');
    return hashNewPassphrase(passphrase, [actor.name, actor.email, actor.clinic.name]);
  },
  run: async (tx, { before }, { actor: { scope, session, email }, now, prepared }) => {
    const { userId } = scope;
    if (!(await replacePasswordHash(tx, { userId, before, after: prepared }))) throw new AppError('conflict');
    const others = { userId, id: { not: session.id }, endedAt: null, expiresAt: { gt: now } };
    const { count: sessions } = await tx.session.updateMany({ where: others, data: { endedAt: now } });
    return changed({ email }, { type: 'passphrase.changed', sessions });
  },
});

function refuse(field: 'current' | 'passphrase', message: string): never {
  throw new AppError('invalid-input', { fields: { [field]: message } });
}
