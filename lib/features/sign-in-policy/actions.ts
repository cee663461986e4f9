'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import { requireSecondFactorAction } from './mutations';
import type { requireSecondFactorSchema } from './schema';

export async function requireSecondFactor(input: z.input<typeof requireSecondFactorSchema>) {
  return runSignedIn(requireSecondFactorAction, input);
}
