import { z } from 'zod';

export const sessionIdSchema = z.strictObject({ id: z.uuid() });

export const noInputSchema = z.strictObject({});

export const moveSessionSchema = z.strictObject({ clinicId: z.uuid() });
