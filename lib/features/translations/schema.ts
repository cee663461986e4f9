import { z } from 'zod';
import { MAX_SECTIONS } from '@/lib/domain/handout/draft-limits';

/** BCP 47 tag of a language that content can be written in. */
export const localeSchema = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
  .max(35);

export const wordingsSchema = z.strictObject({
  sectionIds: z.array(z.uuid()).min(1).max(MAX_SECTIONS),
  locale: localeSchema,
});
