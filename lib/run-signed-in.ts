import 'server-only';
import type { Action } from './action';
import { currentActor } from './auth/current-actor';
import { toFailure } from './db/failures';
import type { Outcome } from './domain/errors';

/** Runs an action for whoever is signed in on this request. */
export async function runSignedIn<Input, Value>(action: Action<Input, Value>, input: Input): Promise<Outcome<Value>> {
  try {
    const actor = await currentActor();
    if (!actor) return { ok: false, failure: { code: 'signed-out' } };
    return await action.runAs(actor, input);
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
