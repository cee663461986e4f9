import type { PermittedScope } from '../domain/access/scope';
import { AppError } from '../domain/errors';
import { env } from '../env';
import { describeError, logEvent } from '../log';
import { type Database, database, replica, type Tx } from './client';
import { gaveWay, isUnavailable } from './failures';
import type { ClinicTx } from './with-clinic';

/** What a list may be behind by, at most. */
const MAX_LAG_SECONDS = 5;

/** After a replica has failed, how long nobody waits for it again. */
const AVOIDED_MS = 15_000;

// Next bundles the start of a process apart from its routes: the two must share this.
const shared: typeof globalThis & { plainleafReplica?: { avoidedUntil: number; wroteAt: Map<string, number> } } =
  globalThis;

function state() {
  shared.plainleafReplica ??= { avoidedUntil: 0, wroteAt: new Map() };
  return shared.plainleafReplica;
}

/** Says that this process has changed the clinic's rows: until a replica has them for certain, it reads where it wrote. */
export function noteWrite(clinicId: string, now = Date.now()): void {
  if (env().DATABASE_REPLICA_URL === '') return;
  const { wroteAt } = state();
  // Anew, at the end: the oldest stand first.
  wroteAt.delete(clinicId);
  wroteAt.set(clinicId, now);
  for (const [id, at] of wroteAt) {
    if (now - at <= MAX_LAG_SECONDS * 1000) break;
    wroteAt.delete(id);
  }
}

class NotFresh extends Error {
  override name = 'NotFresh';
}

/**
 * Runs `work` in one transaction that sees the clinic's rows and can write none. Lists and the library read so: with a
 * replica named, there, unless it is away, more than five seconds behind, or lacks what this process has just written
 * for the clinic. Whatever writes, or decides about a write, goes through withClinic.
 */
export async function readClinic<Result>(
  scope: PermittedScope,
  work: (tx: ClinicTx) => Promise<Result>,
): Promise<Result> {
  const second = usableReplica(scope);
  if (second) {
    try {
      return await readIn(second, scope, work);
    } catch (error) {
      // What a replica does not have may be too new for it.
      const isTooNew = error instanceof AppError && error.code === 'not-found';
      if (!isTooNew && !isPassing(error)) throw error;
      if (!isTooNew) {
        state().avoidedUntil = Date.now() + AVOIDED_MS;
        logEvent('warn', 'replica.avoided', describeError(error));
      }
    }
  }
  return readIn(database(), scope, work);
}

function usableReplica({ clinicId }: PermittedScope): Database | null {
  const { avoidedUntil, wroteAt } = state();
  const now = Date.now();
  if (now < avoidedUntil || now - (wroteAt.get(clinicId) ?? 0) <= MAX_LAG_SECONDS * 1000) return null;
  return replica();
}

/** Away, behind, or reading what the primary has removed meanwhile: the primary can answer. */
const isPassing = (error: unknown): boolean => error instanceof NotFresh || isUnavailable(error) || gaveWay(error);

type Reading = {
  work: (tx: ClinicTx) => Promise<unknown>;
  done: (value: unknown) => void;
  failed: (why: unknown) => void;
};

/** What has been asked for and not begun, by the database and the member who asks. */
const waiting = new WeakMap<Database, Map<string, Reading[]>>();

/**
 * What a page asks for at once, as with Promise.all, shares one transaction: one connection for each page instead of
 * one for each of its parts, and one statement instead of many to say who asks.
 */
async function readIn<Result>(
  db: Database,
  scope: PermittedScope,
  work: (tx: ClinicTx) => Promise<Result>,
): Promise<Result> {
  const ofAll = waiting.get(db) ?? new Map<string, Reading[]>();
  waiting.set(db, ofAll);
  const member = `${scope.clinicId} ${scope.userId}`;
  const begun = ofAll.get(member);
  return new Promise<Result>((done, failed) => {
    // `done` is given what this `work` answers.
    const reading = { work, done: done as (value: unknown) => void, failed };
    if (begun) {
      begun.push(reading);
      return;
    }
    const readings = [reading];
    ofAll.set(member, readings);
    queueMicrotask(() => {
      ofAll.delete(member);
      runTogether(db, scope, readings);
    });
  });
}

async function runTogether(db: Database, scope: PermittedScope, readings: readonly Reading[]): Promise<void> {
  try {
    await db.$transaction(async (tx) => {
      await beginReading(tx, scope);
      // The settings that begin it are what the brand stands for.
      for (const { work, done, failed } of readings) {
        try {
          done(await work(tx as ClinicTx));
        } catch (error) {
          failed(error);
        }
      }
    });
  } catch (error) {
    // Who was answered already does not hear of it.
    for (const { failed } of readings) failed(error);
  }
}

async function beginReading(tx: Tx, scope: PermittedScope): Promise<void> {
  const [row] = await tx.$queryRaw<{ lag: number | null }[]>`
    select set_config('transaction_read_only', 'on', true), set_config('app.clinic_id', ${scope.clinicId}, true),
      set_config('app.user_id', ${scope.userId}, true),
      (case when not pg_is_in_recovery() then 0
            when not exists (select from pg_stat_wal_receiver) then null
            when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
            else extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()) end)::float8 as lag`;
  if (typeof row?.lag !== 'number' || row.lag > MAX_LAG_SECONDS) throw new NotFresh();
}
