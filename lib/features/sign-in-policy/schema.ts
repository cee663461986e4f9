import { z } from 'zod';

export const requireSecondFactorSchema = z.strictObject({ required: z.boolean() });
