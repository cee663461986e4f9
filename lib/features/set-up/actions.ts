'use server';

import type { z } from 'zod';
import { runForAnyone } from '@/lib/run-for-anyone';
import { setUp } from './mutations';
import { setUpSchema } from './schema';

export async function setUpClinic(input: z.input<typeof setUpSchema>) {
  return runForAnyone(setUpSchema, input, setUp);
}
