'use server';

import type { z } from 'zod';
import type { Outcome } from '@/lib/domain/errors';
import { sendMail } from '@/lib/mail/send-mail';
import { readSignedIn, runSignedIn } from '@/lib/run-signed-in';
import { type recordReasonSchema, recordSchema } from '../patient-records/schema';
import { loadRestrictionReach, type RestrictionReach } from '../restriction-reach/data';
import { liftRestrictionAction, openRecordAction, restrictRecordAction } from './mutations';

/** What restricting this handout's record would close; asked when somebody is about to. */
export async function restrictionReach(input: z.input<typeof recordSchema>): Promise<Outcome<RestrictionReach>> {
  return readSignedIn(recordSchema, input, ({ scope }, { handoutId }) => loadRestrictionReach(scope, handoutId));
}

export async function restrictRecord(input: z.input<typeof recordReasonSchema>) {
  return runSignedIn(restrictRecordAction, input);
}

export async function liftRestriction(input: z.input<typeof recordReasonSchema>) {
  return runSignedIn(liftRestrictionAction, input);
}

/** Opens it and tells the admins; a letter that does not go out is in the log, and the opening on their page. */
export async function openRecord(input: z.input<typeof recordReasonSchema>): Promise<Outcome<null>> {
  const outcome = await runSignedIn(openRecordAction, input);
  if (!outcome.ok) return outcome;
  await Promise.all(outcome.value.letters.map(sendMail));
  return { ok: true, value: null };
}
