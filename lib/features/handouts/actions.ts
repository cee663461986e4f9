'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import { issueHandoutAction } from './mutations';
import type { issueHandoutSchema } from './schema';

export async function issueHandout(input: z.input<typeof issueHandoutSchema>) {
  return runSignedIn(issueHandoutAction, input);
}
