'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import type { takeOfferSchema } from '../starter-offers/schema';
import { saveVersionAction, takeOfferAction } from './mutations';
import type { saveVersionSchema } from './schema';

export async function saveVersion(input: z.input<typeof saveVersionSchema>) {
  return runSignedIn(saveVersionAction, input);
}

export async function takeOffer(input: z.input<typeof takeOfferSchema>) {
  return runSignedIn(takeOfferAction, input);
}
