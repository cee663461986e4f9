import 'server-only';
import { headers } from 'next/headers';
import type { z } from 'zod';
import type { Action } from './action';
import type { Actor } from './auth/actor';
import { currentActor } from './auth/current-actor';
import { pageProblem } from './auth/page-owner';
import { toFailure } from './db/failures';
import { PAGE_OWNER_HEADER } from './domain/access/page-owner';
import type { ClinicScope } from './domain/access/scope';
import type { AppErrorCode, AppFailure, Outcome } from './domain/errors';
import { parseInput } from './parse-input';
import { comesFromElsewhere, isForeignOrigin } from './web/same-origin';

/** Runs an action for whoever is signed in on this request, if the page that sent it was opened for the same member. */
export async function runSignedIn<Input, Value>(action: Action<Input, Value>, input: Input): Promise<Outcome<Value>> {
  return forActor((actor) => action.runAs(actor, input), pageProblem);
}

/**
 * Runs what an address opens for whoever is signed in: a download, or a link that makes a draft. A browser that follows
 * a link cannot say which page it was on, and nothing of that page comes along; where the page's own script follows it,
 * the page must be theirs. Refuses links from other sites. GET only.
 */
export async function runByLink<Input, Value>(action: Action<Input, Value>, input: Input): Promise<Outcome<Value>> {
  return forActor((actor) => action.runAs(actor, input), linkProblem);
}

/**
 * As `runByLink`, for a file that waits for the member's turn. `make` takes the turn and calls `run` in it, so that a
 * busy server has recorded no download. `run` throws what the action refuses.
 */
export async function runByLinkInTurn<Input, Value, File>(
  action: Action<Input, Value>,
  input: Input,
  make: (scope: ClinicScope, run: () => Promise<Value>) => Promise<File>,
): Promise<Outcome<File>> {
  return forActor(async (actor) => {
    const run = async (): Promise<Value> => {
      const outcome = await action.runAs(actor, input);
      if (outcome.ok) return outcome.value;
      throw new Refusal(outcome.failure);
    };
    try {
      return { ok: true, value: await make(actor.scope, run) };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, failure: error.failure };
      throw error;
    }
  }, linkProblem);
}

/** What an action has refused, and recorded where that is due, on its way out of a turn. */
class Refusal extends Error {
  constructor(readonly failure: AppFailure) {
    super(failure.code);
    this.name = 'Refusal';
  }
}

function linkProblem(sent: Pick<Headers, 'get'>, member: Actor['scope']): AppErrorCode | null {
  if (comesFromElsewhere(sent)) return 'forbidden';
  return sent.get(PAGE_OWNER_HEADER) === null ? null : pageProblem(sent, member);
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
  return forActor(async (actor) => ({ ok: true, value: await read(actor, parseInput(schema, input)) }), pageProblem);
}

async function forActor<Value>(
  work: (actor: Actor) => Promise<Outcome<Value>>,
  problemOf: (sent: Pick<Headers, 'get'>, member: Actor['scope']) => AppErrorCode | null,
): Promise<Outcome<Value>> {
  try {
    const sent = await headers();
    // Next compares the two as well, but takes the client's word for the host.
    if (isForeignOrigin(sent)) return { ok: false, failure: { code: 'forbidden' } };
    const actor = await currentActor();
    if (!actor) return { ok: false, failure: { code: 'signed-out' } };
    const code = problemOf(sent, actor.scope);
    return code ? { ok: false, failure: { code } } : await work(actor);
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
