import { z } from 'zod';
import { localeSchema } from '../translations/schema';

const MOST_TEMPLATES = 1_000;

export const exchangeSchema = z.strictObject({ from: z.uuid(), to: z.uuid() });

/** `version`: of each template, as it was shown. */
export const replaceSectionSchema = exchangeSchema.extend({
  templates: z
    .array(z.strictObject({ id: z.uuid(), version: z.int().positive() }))
    .min(1, 'Choose a template')
    .max(MOST_TEMPLATES),
});

/** `number`: of the version to go back to. */
export const undoReplaceSchema = z.strictObject({
  templates: z
    .array(z.strictObject({ id: z.uuid(), version: z.int().positive(), number: z.int().positive() }))
    .min(1)
    .max(MOST_TEMPLATES),
});

/** `locale`: of the draft that takes the template in. */
export const mergeSchema = z.strictObject({ id: z.uuid(), locale: localeSchema });
