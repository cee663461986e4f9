import { z } from 'zod';
import { storedDraftSchema } from '@/lib/domain/handout/stored';
import { sectionVersionSchema } from '@/lib/domain/library/section';

/** What is read back from the browser's store may be of an older Plainleaf, or damaged. */
export const copySchema = z.object({
  /** The version on the server that these words were written over. */
  version: z.int().positive(),
  content: storedDraftSchema,
  /** Wordings that the draft named since it was opened. */
  versions: z.array(sectionVersionSchema),
});
export type LocalCopy = z.infer<typeof copySchema>;

export const sealedSchema = z.object({ at: z.number(), nonce: z.base64(), words: z.base64() });
