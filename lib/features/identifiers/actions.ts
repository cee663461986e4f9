'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import { setIdentifierPolicyAction } from './mutations';
import type { identifierPolicySchema } from './schema';

export async function setIdentifierPolicy(input: z.input<typeof identifierPolicySchema>) {
  return runSignedIn(setIdentifierPolicyAction, input);
}
