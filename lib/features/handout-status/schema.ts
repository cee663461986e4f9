import { z } from 'zod';

/** Why something was done to a record, in the words of who did it. */
export const reasonSchema = z
  .string()
  .trim()
  .min(3, 'Say why, in a few words')
  .max(1_000, 'The reason is longer than 1,000 characters');

export const withdrawHandoutSchema = z.strictObject({ id: z.uuid(), reason: reasonSchema });
