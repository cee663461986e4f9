import { z } from 'zod';
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

export const renameTemplateSchema = z.strictObject({ id: z.uuid(), name: templateNameSchema });

export const shareTemplateSchema = z.strictObject({ id: z.uuid(), shared: z.boolean() });
