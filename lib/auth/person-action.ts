import type { z } from 'zod';
import { type Database, database, type Tx } from '../db/client';
import { toFailure } from '../db/failures';
import type { Standing } from '../domain/access/session-life';
import type { AuditEvent } from '../domain/audit/event';
import { AppError, type Outcome } from '../domain/errors';
import { parseInput } from '../parse-input';
import { type Device, unknownDevice } from './device';
import { noticeOf, tellOwner } from './owner-notices';
import type { Person } from './sessions';
import { type Attempt, recordPersonEvent, withPerson } from './with-person';

/** What was done: the answer, the events that tell of it, and the session's new secret where it was replaced. */
export type PersonWritten<Value> = { value: Value; events: readonly AuditEvent[]; secret?: string };

type Context<Input> = Attempt & { input: Input };

export type PersonAction<Input, Value> = {
  input: z.ZodType;
  runFor: (
    person: Person,
    input: Input,
    options?: { device?: Device; now?: Date; db?: Database },
  ) => Promise<Outcome<{ value: Value; secret?: string }>>;
};

/**
 * Checking the proof takes time, so a session that ended meanwhile, for example by a new password, may change nothing.
 */
async function requireLive(tx: Tx, { sessionId }: Person): Promise<void> {
  const live = await tx.$queryRaw<unknown[]>`select 1 from session
    where id = ${sessionId}::uuid and ended_at is null for update`;
  if (live.length === 0) throw new AppError('signed-out');
}

/**
 * The write seam of what belongs to a person and to no clinic: how they sign in. Parse (unknown keys refused) → is it
 * open at this step of the sign-in → proofs → one transaction of a live session, the change and its audit events → mail to the owner
 * about each event that changes a password or factor.
 */
export function definePersonAction<Schema extends z.ZodType, Value, Proof = undefined>(spec: {
  input: Schema;
  standings: readonly Standing[];
  /** Passphrases and codes are looked at outside the transaction; each refusal is counted and recorded there. */
  prove: (context: Context<z.output<Schema>>) => Promise<Proof>;
  run: (tx: Tx, context: Context<z.output<Schema>> & { proof: Proof }) => Promise<PersonWritten<Value>>;
}): PersonAction<z.input<Schema>, Value> {
  return {
    input: spec.input,
    async runFor(person, raw, { device = unknownDevice, now = new Date(), db = database() } = {}) {
      try {
        const input = parseInput(spec.input, raw);
        if (!spec.standings.includes(person.standing)) throw new AppError('forbidden');
        const context = { person, input, device, now, db };
        const proof = await spec.prove(context);
        const written = await withPerson(
          person,
          async (tx) => {
            await requireLive(tx, person);
            const done = await spec.run(tx, { ...context, proof });
            for (const event of done.events) await recordPersonEvent(tx, person, event);
            return done;
          },
          db,
        );
        for (const event of written.events) {
          const notice = noticeOf(event);
          if (notice) tellOwner(person, notice, { device, now, db });
        }
        const { value, secret } = written;
        return { ok: true, value: secret === undefined ? { value } : { value, secret } };
      } catch (error) {
        return { ok: false, failure: toFailure(error) };
      }
    },
  };
}
