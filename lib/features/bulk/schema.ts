import { z } from 'zod';
import { MAX_ROWS } from '@/lib/domain/bulk/read-list';
import { readPatientSchema } from '@/lib/domain/handout/draft';
import { BLANK_ANSWER_MAX } from '@/lib/domain/template/blanks';
import { localeSchema } from '../translations/schema';

/** A row as its clinician confirmed it: dates and languages already read. */
export const readyRowSchema = z.strictObject({
  patient: readPatientSchema,
  locale: localeSchema,
  /** By the names of the template's blanks. */
  answers: z.record(z.string().max(100), z.string().max(BLANK_ANSWER_MAX)),
  assessed: z.boolean(),
});

export const bulkListSchema = z.strictObject({
  templateId: z.uuid(),
  /** The template's version that the list was made for. */
  version: z.int().positive(),
  rows: z.array(readyRowSchema).min(1, 'The list is empty').max(MAX_ROWS, `A list holds at most ${MAX_ROWS} patients`),
});

export const bulkJobSchema = z.strictObject({ id: z.uuid() });

export const downloadBulkSchema = z.strictObject({
  id: z.uuid(),
  as: z.enum(['print', 'files']),
});
