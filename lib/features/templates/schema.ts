import { z } from 'zod';
import { arrangementSchema } from '@/lib/domain/handout/draft';

export const templateNameSchema = z
  .string()
  .trim()
  .min(1, 'Give the template a name')
  .max(120, 'The name is longer than 120 characters');

export const saveTemplateSchema = z.strictObject({
  name: templateNameSchema,
  shared: z.boolean(),
  arrangement: arrangementSchema,
});

export const templateIdSchema = z.strictObject({ id: z.uuid() });

export const renameTemplateSchema = z.strictObject({ id: z.uuid(), name: templateNameSchema });

export const shareTemplateSchema = z.strictObject({ id: z.uuid(), shared: z.boolean() });
