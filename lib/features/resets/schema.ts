import { z } from 'zod';
import { emailSchema } from '@/lib/domain/access/email-address';
import { linkTokenSchema } from '@/lib/domain/access/link-token';
import { passphraseInputSchema } from '@/lib/domain/access/passphrase-input';

export const requestResetSchema = z.strictObject({ email: emailSchema });

export const resetPassphraseSchema = z.strictObject({ token: linkTokenSchema, passphrase: passphraseInputSchema });
