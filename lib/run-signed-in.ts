import 'server-only';
import { headers } from 'next/headers';
import type { z } from 'zod';
import type { Action } from './action';
import type { Actor } from './auth/actor';
import { currentActor } from './auth/current-actor';
import { toFailure } from './db/failures';
import type { Outcome } from './domain/errors';
import { parseInput } from './parse-input';
import { isForeignOrigin } from './web/same-origin';

/** Runs an action for whoever is signed in on this request. */
export async function runSignedIn<Input, Value>(action: Action<Input, Value>, input: Input): Promise<Outcome<Value>> {
  return forActor((actor) => action.runAs(actor, input));
}

/**
 * Reads for whoever is signed in, where the browser asks by an action: because what it asks for may be a patient's name,
 * which travels in a body and never in an address, or only when it is about to need the answer.
 */
export async function readSignedIn<Schema extends z.ZodType, Value>(
  schema: Schema,
  input: z.input<Schema>,
  read: (actor: Actor, input: z.output<Schema>) => Promise<Value>,
): Promise<Outcome<Value>> {
  return forActor(async (actor) => ({ ok: true, value: await read(actor, parseInput(schema, input)) }));
}

async function forActor<Value>(work: (actor: Actor) => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    // Next compares the two as well, but takes the client's word for the host.
    if (isForeignOrigin(await headers())) return { ok: false, failure: { code: 'forbidden' } };
    const actor = await currentActor();
    if (!actor) return { ok: false, failure: { code: 'signed-out' } };
    return await work(actor);
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
