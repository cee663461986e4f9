import { z } from 'zod';
import { MAX_SECTIONS } from '@/lib/domain/handout/draft-limits';
import { handoutStateSchema } from '@/lib/domain/handout/status-schema';
import { storedDraftSchema } from '@/lib/domain/handout/stored';
import { clinicDaySchema, isoDateSchema } from '@/lib/domain/library/section';

export const issueHandoutSchema = z.strictObject({
  id: z.uuid(),
  /** The draft's version that the clinician saw when confirming. */
  version: z.int().positive(),
  /**
   * The draft with the patient in it, where the clinic keeps no identifiers: printed, handed back and not stored. All else
   * in it must be what the draft holds.
   */
  content: storedDraftSchema.optional(),
  /** The wordings that were shown in the clinic's language beside the patient's, in printed order; none: one language. */
  counterparts: z.array(z.uuid()).max(MAX_SECTIONS).default([]),
  /** The patient's date of birth, YYYY-MM-DD, typed once more where the clinic asks for that. */
  birthDateAgain: isoDateSchema.optional(),
});

export const downloadHandoutSchema = z.strictObject({
  id: z.uuid(),
  purpose: z.enum(['download', 'print']).default('download'),
});

/** Issued before this instant, or at it with a smaller id: the key after which the next page starts. */
const cursorSchema = z.string().regex(/^[0-9TZ:.-]{20,30}_[0-9a-f-]{36}$/);

export const historySearchSchema = z.strictObject({
  q: z.string().max(200).default(''),
  topic: z.string().max(200).optional(),
  clinician: z.uuid().optional(),
  /** Language tag, such as "es". */
  language: z.string().max(35).optional(),
  state: handoutStateSchema.optional(),
  from: clinicDaySchema.optional(),
  to: clinicDaySchema.optional(),
  cursor: cursorSchema.optional(),
});
export type HistorySearch = z.infer<typeof historySearchSchema>;
