import { z } from 'zod';
import { filledIn } from '../sections/schema';

/** `revision`: as the person who decides saw it. */
const decided = { versionId: z.uuid(), revision: z.int().positive() };
const reasoned = { ...decided, note: filledIn('Say why', 1_000) };
const reviewed = {
  ...decided,
  /** The newest version of the section in this language that the reviewer saw. */
  newest: z.int().positive(),
  reviewerCredentials: filledIn('Type your credentials, such as MD or RN'),
};

export const reviewStepSchema = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('submit'), ...decided }),
  z.strictObject({ step: z.literal('return'), ...reasoned }),
  z.strictObject({ step: z.literal('approve'), ...reviewed }),
  z.strictObject({ step: z.literal('renew'), ...reviewed }),
  z.strictObject({ step: z.literal('withdraw'), ...reasoned }),
]);
export type ReviewStepInput = z.infer<typeof reviewStepSchema>;
