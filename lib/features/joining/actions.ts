'use server';

import type { z } from 'zod';
import { runForAnyone } from '@/lib/run-for-anyone';
import { join } from './mutations';
import { joinSchema } from './schema';

export async function joinClinic(input: z.input<typeof joinSchema>) {
  return runForAnyone(joinSchema, input, join);
}
