'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import { keepOursAction } from './mutations';
import type { offerIdSchema } from './schema';

export async function keepOurs(input: z.input<typeof offerIdSchema>) {
  return runSignedIn(keepOursAction, input);
}
