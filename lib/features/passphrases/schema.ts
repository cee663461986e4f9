import { z } from 'zod';
import { passphraseInputSchema } from '@/lib/domain/access/passphrase-input';

export const changePassphraseSchema = z.strictObject({
  current: passphraseInputSchema,
  passphrase: passphraseInputSchema,
});
