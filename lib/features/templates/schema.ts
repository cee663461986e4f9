import { z } from 'zod';
import { MAX_SECTIONS } from '@/lib/domain/handout/draft-limits';
import { storedArrangementSchema } from '@/lib/domain/handout/stored';

export const TEMPLATE_NAME_MAX = 120;

const templateNameSchema = z
  .string()
  .trim()
  .min(1, 'Give the template a name')
  .max(TEMPLATE_NAME_MAX, `The name is longer than ${TEMPLATE_NAME_MAX} characters`);

/** The draft that a template is saved from, which stores the authors of its text. */
const savedFromSchema = z.uuid().optional();

export const saveTemplateSchema = z.strictObject({
  name: templateNameSchema,
  shared: z.boolean(),
  arrangement: storedArrangementSchema,
  draftId: savedFromSchema,
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

/** Short words by which a template is found, such as "Pediatrics"; the order of the alphabet, each once. */
const labelsSchema = z
  .array(z.string().trim().min(1).max(40, 'A label is longer than 40 characters'))
  .max(12, 'A template has at most 12 labels')
  .transform((labels) => [...new Set(labels)].toSorted((one, other) => one.localeCompare(other, 'en')));

export const labelTemplateSchema = z.strictObject({ id: z.uuid(), labels: labelsSchema });

/** The version that the change was made from: another one means that someone else changed it meanwhile. */
export const changeTemplateSchema = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  arrangement: storedArrangementSchema,
  draftId: savedFromSchema,
});

export const restoreTemplateSchema = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  number: z.int().positive(),
});

/** No template: the topic opens as the library has it. */
export const topicDefaultSchema = z.strictObject({ topicId: z.uuid(), templateId: z.uuid().nullable() });
