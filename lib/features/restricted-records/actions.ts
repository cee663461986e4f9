'use server';

import type { z } from 'zod';
import type { Outcome } from '@/lib/domain/errors';
import { sendMail } from '@/lib/mail/send-mail';
import { runSignedIn } from '@/lib/run-signed-in';
import type { recordReasonSchema } from '../patient-records/schema';
import { liftRestrictionAction, openRecordAction, restrictRecordAction } from './mutations';

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
