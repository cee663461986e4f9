import { z } from 'zod';
import { reasonSchema } from '../handout-status/schema';

export const restrictRecordSchema = z.strictObject({ handoutId: z.uuid(), reason: reasonSchema });

export const openRecordSchema = z.strictObject({ handoutId: z.uuid(), reason: reasonSchema });
