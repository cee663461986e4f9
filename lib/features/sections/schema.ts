import { z } from 'zod';
import { bodySchema } from '@/lib/domain/handout/body';
import { FIELD_MAX } from '@/lib/domain/handout/draft-limits';
import { claimSchema, sourceSchema } from '@/lib/domain/library/section';

/** A line that must not stay empty; the message stands at its field. */
export const filledIn = (message: string, max = FIELD_MAX) =>
  z.string().trim().min(1, message).max(max, `This is longer than ${max} characters`);

/** A source as an editor types it: each message stands at its field. */
const typedSourceSchema = sourceSchema.extend({
  title: filledIn('Give the source’s title', 500),
  publisher: filledIn('Say who publishes it'),
  url: z
    .string()
    .trim()
    .max(2_000, 'This is longer than 2,000 characters')
    // A browser reads an address with spaces; printed, nobody could tell where it ends.
    .regex(/^\S*$/, 'Take the spaces out of the address')
    .pipe(z.url({ protocol: /^https?$/, error: 'Write the whole address, such as https://www.cdc.gov/…' })),
  published: filledIn('Give its date as it stands there, or “undated”', 100),
});

const typedClaimSchema = claimSchema
  .omit({ block: true })
  .extend({ text: filledIn('Copy the sentence from the text', 2_000) })
  .refine(({ sources, toVerify }) => toVerify || sources.length > 0, {
    path: ['sources'],
    error: 'Tick what it rests on, or mark it “to verify”',
  });

export const saveVersionSchema = z
  .strictObject({
    sectionId: z.uuid(),
    locale: z.string().max(35),
    /** The newest version that the editor saw in this language; null: there was none. */
    basedOn: z.int().positive().nullable(),
    heading: filledIn('Give the section a heading'),
    body: bodySchema.refine(({ content }) => content.length > 0, 'Write the text of the section'),
    sources: z.array(typedSourceSchema).max(60, 'A section names at most 60 sources'),
    claims: z.array(typedClaimSchema).max(300, 'A section has at most 300 claims'),
    /** The version of the original that this text translates; null: this is the original. */
    originalNumber: z.int().positive().nullable(),
    /** The earlier version whose wording it is again. */
    restores: z.int().positive().nullable(),
    /** The newer starter wording that was merged into it. */
    offerId: z.uuid().nullable(),
  })
  .superRefine(({ sources, claims }, context) => {
    claims.forEach((claim, index) => {
      if (claim.sources.some((place) => place > sources.length)) {
        context.addIssue({
          code: 'custom',
          path: ['claims', index, 'sources'],
          message: 'Its source is no longer listed',
        });
      }
    });
  });
export type SaveVersionInput = z.infer<typeof saveVersionSchema>;
