import { changed, defineAction, unchanged } from '@/lib/action';
import { ssoSecretPlace } from '@/lib/auth/single-sign-on/identities';
import { configure, isIssuer } from '@/lib/auth/single-sign-on/provider';
import { fieldCipher } from '@/lib/crypto/sealing';
import { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/domain/errors';
import { noInputSchema } from '@/lib/parse-input';
import { readSingleSignOn } from './data';
import { setSingleSignOnSchema } from './schema';

const field = (name: string, message: string) => new AppError('invalid-input', { fields: { [name]: message } });

/** The issuer is asked for its own description first: a mistyped one is told now, not at the first sign-in. */
export const setSingleSignOnAction = defineAction({
  input: setSingleSignOnSchema,
  load: (tx, { actor }) => readSingleSignOn(tx, actor.scope),
  permission: () => ({ do: 'clinic.change' }),
  prepare: async (before, { input }) => {
    if (!isIssuer(input.issuer)) throw field('issuer', 'The issuer’s address must begin with https://');
    if (input.clientSecret === null && !before) throw field('clientSecret', 'Write the secret that your provider gave');
    try {
      await configure({ ...input, clientSecret: '' });
    } catch {
      // Both cases share one message, so that an admin cannot discover names in the server's network.
      throw field(
        'issuer',
        'This address does not answer as an OpenID Connect issuer. Check it with your provider. A provider inside your own network works only after your administrator has added its host to SSO_INTERNAL_HOSTS.',
      );
    }
    return null;
  },
  run: async (tx, _before, { actor: { scope }, input: { clientSecret, ...settings } }) => {
    const { clinicId } = scope;
    const sealed =
      clientSecret === null ? null : fieldCipher().seal(ssoSecretPlace(clinicId), Buffer.from(clientSecret));
    try {
      if (sealed) {
        const data = { ...settings, secretSealed: sealed };
        await tx.singleSignOn.upsert({ where: { clinicId }, create: { clinicId, ...data }, update: data });
      } else {
        const { count } = await tx.singleSignOn.updateMany({ where: { clinicId }, data: settings });
        if (count === 0) throw new AppError('conflict');
      }
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
        throw field('slug', 'Another clinic has this name already. Choose another.');
      }
      throw error;
    }
    return changed({}, { type: 'single-sign-on.changed' });
  },
});

export const removeSingleSignOnAction = defineAction({
  input: noInputSchema,
  load: (tx, { actor }) => readSingleSignOn(tx, actor.scope),
  permission: () => ({ do: 'clinic.change' }),
  run: async (tx, before, { actor: { scope } }) => {
    if (!before) return unchanged({});
    await tx.singleSignOn.deleteMany({ where: { clinicId: scope.clinicId } });
    return changed({}, { type: 'single-sign-on.removed' });
  },
});
