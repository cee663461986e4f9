'use server';

import type { z } from 'zod';
import type { Outcome } from '@/lib/domain/errors';
import { readSignedIn, runSignedIn } from '@/lib/run-signed-in';
import { issueHandoutAction } from './mutations';
import { historySearchSchema, type issueHandoutSchema } from './schema';
import { type HistoryPage, searchHandouts } from './search';

export async function issueHandout(input: z.input<typeof issueHandoutSchema>) {
  return runSignedIn(issueHandoutAction, input);
}

/** A read that is an action because its text may be a patient's name: it travels in the body, never in an address. */
export async function searchHistory(input: z.input<typeof historySearchSchema>): Promise<Outcome<HistoryPage>> {
  return readSignedIn(historySearchSchema, input, ({ scope, clinic }, search) =>
    searchHandouts(scope, search, clinic.timeZone),
  );
}
