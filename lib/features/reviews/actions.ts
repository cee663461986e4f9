'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import { reviewStepAction } from './mutations';
import type { reviewStepSchema } from './schema';

export async function takeReviewStep(input: z.input<typeof reviewStepSchema>) {
  return runSignedIn(reviewStepAction, input);
}
