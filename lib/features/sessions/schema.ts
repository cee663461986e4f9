import { z } from 'zod';

export const sessionIdSchema = z.strictObject({ id: z.uuid() });

export const moveSessionSchema = z.strictObject({ clinicId: z.uuid() });
