import { z } from 'zod';
import { snippetSchema } from '@/lib/domain/snippet';

/** `was`: the name that it had; another one renames it. null: a new snippet. */
export const saveSnippetSchema = z.strictObject({
  was: snippetSchema.shape.name.nullable(),
  snippet: snippetSchema,
});

export const snippetNameSchema = z.strictObject({ name: snippetSchema.shape.name });

/** More than anybody remembers by name. */
export const MAX_SNIPPETS = 200;
