import 'server-only';
import { headers } from 'next/headers';
import type { Action } from './action';
import { currentActor } from './auth/current-actor';
import { toFailure } from './db/failures';
import type { Outcome } from './domain/errors';
import { isForeignOrigin } from './web/same-origin';

/** Runs an action for whoever is signed in on this request. */
export async function runSignedIn<Input, Value>(action: Action<Input, Value>, input: Input): Promise<Outcome<Value>> {
  try {
    // Next compares the two as well, but takes the client's word for the host.
    if (isForeignOrigin(await headers())) return { ok: false, failure: { code: 'forbidden' } };
    const actor = await currentActor();
    if (!actor) return { ok: false, failure: { code: 'signed-out' } };
    return await action.runAs(actor, input);
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
