import { z } from 'zod';
import { proofFields } from '@/lib/auth/second-factors/proofs';
import { passphraseInputSchema } from '@/lib/domain/access/passphrase-input';

export const changePassphraseSchema = z.strictObject({
  current: passphraseInputSchema,
  passphrase: passphraseInputSchema,
  code: proofFields.code,
  passkey: proofFields.passkey,
});
