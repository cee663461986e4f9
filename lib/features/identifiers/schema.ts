import { z } from 'zod';

export const identifierPolicySchema = z.strictObject({ kept: z.boolean() });
