import { z } from 'zod';

/** A clinician's own words, inserted by typing a semicolon and their name: ";ice". */
export const snippetSchema = z.strictObject({
  /** One word: what follows the semicolon. */
  name: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}-]{1,30}$/u, 'Use one word of letters, digits and dashes, at most 30'),
  text: z.string().trim().min(1, 'Write the words to insert').max(2_000, 'Use at most 2,000 characters'),
});
export type Snippet = z.infer<typeof snippetSchema>;
