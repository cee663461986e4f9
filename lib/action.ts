import type { z } from 'zod';
import { type Actor, withCurrentRole } from './auth/actor';
import { permit, recordDenial } from './authorize';
import { recordEvent } from './db/audit-trail';
import { type Database, database } from './db/client';
import { toFailure } from './db/failures';
import { noteWrite } from './db/read-clinic';
import { noteStorage } from './db/storage';
import { type ClinicTx, withClinic } from './db/with-clinic';
import { can, type Permission } from './domain/access/policy';
import type { PermittedScope } from './domain/access/scope';
import type { AuditEvent } from './domain/audit/event';
import { AppError, type Outcome } from './domain/errors';
import type { InputLimits } from './domain/limits';
import { parseInput } from './parse-input';

/** What a write did: nothing (its answer alone counts), or a change together with the events that tell of it. */
export type Written<Value> =
  | { changed: false; value: Value }
  | { changed: true; value: Value; events: readonly [AuditEvent, ...AuditEvent[]] };

export const unchanged = <Value>(value: Value): Written<Value> => ({ changed: false, value });

export const changed = <Value>(value: Value, ...events: [AuditEvent, ...AuditEvent[]]): Written<Value> => ({
  changed: true,
  value,
  events,
});

/** The person who runs the action, for code inside the seam. */
export type PermittedActor = Actor & { scope: PermittedScope };

type Context<Input> = { actor: PermittedActor; input: Input; now: Date };

type ActionSpec<Schema extends z.ZodType, Subject, Prepared, Value> = {
  input: Schema;
  /** Raises the size limit of the input, for example for a file as text. */
  limits?: InputLimits;
  /**
   * Loads the row that the permission depends on, within the clinic's scope; throws not-found for a missing row. The
   * member's role is read afterwards, so a load that locks rows is judged by the role at the time of the lock.
   */
  load: (tx: ClinicTx, context: Context<z.output<Schema>>) => Promise<Subject>;
  permission: (subject: Subject, input: z.output<Schema>) => Permission;
  /** Slow work that must not hold a transaction open. `run` must not trust that the rows stood still meanwhile. */
  prepare: (subject: Subject, context: Context<z.output<Schema>>) => Promise<Prepared>;
  run: (
    tx: ClinicTx,
    subject: Subject,
    context: Context<z.output<Schema>> & { prepared: Prepared },
  ) => Promise<Written<Value>>;
};

export type Action<Input, Value> = {
  /** What it takes; nothing else reaches it. */
  input: z.ZodType;
  /** Runs for a member whose session was read in this request. */
  runAs: (actor: Actor, input: Input, options?: { now?: Date; db?: Database }) => Promise<Outcome<Value>>;
};

/**
 * The one write seam: parse (unknown keys refused) → scoped load → policy → one transaction of the change
 * and its audit events. Nothing else in the application writes a clinic's rows.
 */
export function defineAction<Schema extends z.ZodType, Subject, Value, Prepared = undefined>(
  spec: Omit<ActionSpec<Schema, Subject, Prepared, Value>, 'prepare'> &
    (undefined extends Prepared
      ? Partial<Pick<ActionSpec<Schema, Subject, Prepared, Value>, 'prepare'>>
      : Pick<ActionSpec<Schema, Subject, Prepared, Value>, 'prepare'>),
): Action<z.input<Schema>, Value> {
  return {
    input: spec.input,
    async runAs(member, raw, { now = new Date(), db = database() } = {}) {
      const actor = { ...member, scope: permit(member.scope) };
      let refused: Permission | null = null;
      let isChanged = false;
      try {
        const context = { actor, input: parseInput(spec.input, raw, spec.limits), now };
        const loadPermitted = async (tx: ClinicTx): Promise<{ subject: Subject; context: typeof context }> => {
          const subject = await spec.load(tx, context);
          const permission = spec.permission(subject, context.input);
          // After the load, which may have waited for a lock.
          const current = await withCurrentRole(tx, actor);
          if (can(current.scope, permission)) return { subject, context: { ...context, actor: current } };
          refused = permission;
          throw new AppError('forbidden');
        };
        // Without `prepare`, Prepared is undefined: the type above says so.
        let prepared = undefined as Prepared;
        if (spec.prepare) {
          const loaded = await withClinic(actor.scope, loadPermitted, db);
          prepared = await spec.prepare(loaded.subject, loaded.context);
        }
        const value = await withClinic(
          actor.scope,
          async (tx) => {
            const loaded = await loadPermitted(tx);
            const written = await spec.run(tx, loaded.subject, { ...loaded.context, prepared });
            isChanged = written.changed;
            if (written.changed) {
              const who = { clinicId: actor.scope.clinicId, actorId: actor.scope.userId };
              for (const event of written.events) await recordEvent(tx, who, event);
            }
            return written.value;
          },
          db,
        );
        if (isChanged) {
          noteWrite(actor.scope.clinicId);
          noteStorage(false);
        }
        return { ok: true, value };
      } catch (error) {
        if (error instanceof AppError && error.code === 'restricted') refused = { do: 'handout.read' };
        return { ok: false, failure: toFailure(await afterRefusal(error, refused, actor, db)) };
      }
    },
  };
}

/** The refusal is recorded once the refused work has been rolled back; if it cannot be, that is what went wrong. */
async function afterRefusal(error: unknown, refused: Permission | null, actor: Actor, db: Database): Promise<unknown> {
  try {
    if (refused) await recordDenial(actor.scope, refused, db);
    return error;
  } catch (failedToRecord) {
    return failedToRecord;
  }
}
