'use server';

import type { z } from 'zod';
import { setSessionCookie } from '@/lib/auth/session-cookie';
import type { Outcome } from '@/lib/domain/errors';
import { runSignedIn } from '@/lib/run-signed-in';
import { endMyOtherSessionsAction, endMySessionAction, moveSessionAction } from './mutations';
import type { moveSessionSchema, sessionIdSchema } from './schema';

export async function endMySession(input: z.input<typeof sessionIdSchema>) {
  return runSignedIn(endMySessionAction, input);
}

export async function endMyOtherSessions() {
  return runSignedIn(endMyOtherSessionsAction, {});
}

/** From here on the browser works in another clinic. */
export async function switchClinic(input: z.input<typeof moveSessionSchema>): Promise<Outcome<object>> {
  const outcome = await runSignedIn(moveSessionAction, input);
  if (!outcome.ok) return outcome;
  // The secret goes into the cookie and nowhere else.
  await setSessionCookie(outcome.value, outcome.value.expiresAt, new Date());
  return { ok: true, value: {} };
}
