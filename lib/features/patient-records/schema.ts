import { z } from 'zod';
import { readPatientSchema } from '@/lib/domain/handout/draft';
import { reasonSchema } from '../handout-status/schema';

/** A patient is named by any handout of theirs: no address and no list holds the name. */
export const recordSchema = z.strictObject({ handoutId: z.uuid() });

/** What is done to a patient's whole record, and why. */
export const recordReasonSchema = z.strictObject({ handoutId: z.uuid(), reason: reasonSchema });

export const eraseRecordSchema = z.strictObject({
  handoutId: z.uuid(),
  reason: reasonSchema,
  /** How many handouts the admin was shown: erasing more than that would be unasked for. */
  count: z.int().positive(),
});

export const retentionSchema = z.strictObject({ years: z.int().min(1).max(100).nullable() });

export const eraseExpiredSchema = z.strictObject({ reason: reasonSchema });

export const givenBeforeSchema = z.strictObject({
  patient: readPatientSchema.pick({ name: true, dateOfBirth: true, recordNumber: true }),
  sectionIds: z.array(z.uuid()).max(200),
});
