import { z } from 'zod';
import { clinicDaySchema } from '@/lib/domain/library/section';

/** Which events: by whom, of what kind, on which days of the clinic's calendar. None of it can name a patient. */
export const auditFilterSchema = z.strictObject({
  who: z.uuid().optional(),
  what: z.string().max(100).optional(),
  from: clinicDaySchema.optional(),
  to: clinicDaySchema.optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;
