'use server';

import type { z } from 'zod';
import type { ListVerdict } from '@/lib/domain/bulk/verify-rows';
import type { Outcome } from '@/lib/domain/errors';
import { readSignedIn, runSignedIn } from '@/lib/run-signed-in';
import { wakeBulkWorker } from '../bulk-work/worker';
import { cancelBulkAction, clearBulkAction, retryBulkAction, startBulkAction } from './mutations';
import { type bulkJobSchema, bulkListSchema } from './schema';
import { verifyList } from './verify';

/** A read that is an action because it names patients: they travel in the body, never in an address. */
export async function checkBulkList(input: z.input<typeof bulkListSchema>): Promise<Outcome<ListVerdict>> {
  return readSignedIn(bulkListSchema, input, ({ scope, clinic, name }, list) =>
    verifyList(scope, list, { clinic, name }, new Date()),
  );
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
