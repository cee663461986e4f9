import { z } from 'zod';

export const identifierPolicySchema = z.strictObject({ kept: z.boolean() });

export const birthDatePolicySchema = z.strictObject({ confirmed: z.boolean() });
