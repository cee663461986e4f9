import { z } from 'zod';
import { linkTokenSchema } from '@/lib/domain/access/link-token';
import { passphraseInputSchema } from '@/lib/domain/access/passphrase-input';

/** The name that handouts print. */
export const memberNameSchema = z
  .string()
  .trim()
  .min(1, 'Type your name as handouts should print it, such as Dr. Amara Osei')
  .max(120, 'The name is longer than 120 characters');

/** `passphrase`: one to be chosen, or that of the account which the address has already. */
export const joinSchema = z.strictObject({
  token: linkTokenSchema,
  name: memberNameSchema,
  passphrase: passphraseInputSchema,
});
