import { z } from 'zod';
import { MAX_SECTIONS } from '@/lib/domain/handout/draft';
import { storedArrangementSchema } from '@/lib/domain/handout/stored';

export const templateNameSchema = z
  .string()
  .trim()
  .min(1, 'Give the template a name')
  .max(120, 'The name is longer than 120 characters');

export const saveTemplateSchema = z.strictObject({
  name: templateNameSchema,
  shared: z.boolean(),
  arrangement: storedArrangementSchema,
});

export const templateIdSchema = z.strictObject({ id: z.uuid() });

/** Sections that take another wording; `version`: of the template, as it was shown. */
export const updateTemplateSchema = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  sections: z
    .array(z.strictObject({ key: z.uuid(), versionId: z.uuid() }))
    .min(1)
    .max(MAX_SECTIONS),
});

export const renameTemplateSchema = z.strictObject({ id: z.uuid(), name: templateNameSchema });

export const shareTemplateSchema = z.strictObject({ id: z.uuid(), shared: z.boolean() });
