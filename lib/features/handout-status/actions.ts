'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import { withdrawHandoutAction } from './mutations';
import type { withdrawHandoutSchema } from './schema';

export async function withdrawHandout(input: z.input<typeof withdrawHandoutSchema>) {
  return runSignedIn(withdrawHandoutAction, input);
}
