'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import { setBirthDatePolicyAction, setIdentifierPolicyAction } from './mutations';
import type { birthDatePolicySchema, identifierPolicySchema } from './schema';

export async function setIdentifierPolicy(input: z.input<typeof identifierPolicySchema>) {
  return runSignedIn(setIdentifierPolicyAction, input);
}

export async function setBirthDatePolicy(input: z.input<typeof birthDatePolicySchema>) {
  return runSignedIn(setBirthDatePolicyAction, input);
}
