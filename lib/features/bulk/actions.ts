'use server';

import type { z } from 'zod';
import { currentActor } from '@/lib/auth/current-actor';
import { toFailure } from '@/lib/db/failures';
import type { Outcome } from '@/lib/domain/errors';
import { runSignedIn } from '@/lib/run-signed-in';
import { wakeBulkWorker } from '../bulk-work/worker';
import { cancelBulkAction, clearBulkAction, retryBulkAction, startBulkAction } from './mutations';
import { type bulkJobSchema, bulkListSchema } from './schema';
import { type ListVerdict, verifyList } from './verify';

/** A read that is an action because it names patients: they travel in the body, never in an address. */
export async function checkBulkList(input: z.input<typeof bulkListSchema>): Promise<Outcome<ListVerdict>> {
  try {
    const actor = await currentActor();
    if (!actor) return { ok: false, failure: { code: 'signed-out' } };
    const list = bulkListSchema.safeParse(input);
    if (!list.success) return { ok: false, failure: { code: 'invalid-input' } };
    return { ok: true, value: await verifyList(actor, list.data, new Date()) };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

export async function startBulk(input: z.input<typeof bulkListSchema>) {
  const outcome = await runSignedIn(startBulkAction, input);
  wakeBulkWorker();
  return outcome;
}

export async function cancelBulk(input: z.input<typeof bulkJobSchema>) {
  return runSignedIn(cancelBulkAction, input);
}

export async function retryBulk(input: z.input<typeof bulkJobSchema>) {
  const outcome = await runSignedIn(retryBulkAction, input);
  wakeBulkWorker();
  return outcome;
}

export async function clearBulk(input: z.input<typeof bulkJobSchema>) {
  return runSignedIn(clearBulkAction, input);
}
