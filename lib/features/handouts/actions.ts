'use server';

import type { z } from 'zod';
import { currentActor } from '@/lib/auth/current-actor';
import { toFailure } from '@/lib/db/failures';
import type { Outcome } from '@/lib/domain/errors';
import { runSignedIn } from '@/lib/run-signed-in';
import { issueHandoutAction } from './mutations';
import { historySearchSchema, type issueHandoutSchema } from './schema';
import { type HistoryPage, searchHandouts } from './search';

export async function issueHandout(input: z.input<typeof issueHandoutSchema>) {
  return runSignedIn(issueHandoutAction, input);
}

/** A read that is an action because its text may be a patient's name: it travels in the body, never in an address. */
export async function searchHistory(input: z.input<typeof historySearchSchema>): Promise<Outcome<HistoryPage>> {
  try {
    const actor = await currentActor();
    if (!actor) return { ok: false, failure: { code: 'signed-out' } };
    const search = historySearchSchema.safeParse(input);
    if (!search.success) return { ok: false, failure: { code: 'invalid-input' } };
    return { ok: true, value: await searchHandouts(actor.scope, search.data, actor.clinic.timeZone) };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
