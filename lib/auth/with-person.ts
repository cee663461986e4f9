import { recordEvent } from '../db/audit-trail';
import type { Database, Tx } from '../db/client';
import { showKey, withSignIn } from '../db/with-sign-in';
import type { AuditEvent } from '../domain/audit/event';
import type { Device } from './device';
import type { Person } from './sessions';

/** The person who changes a sign-in setting, with their device and the time. */
export type Attempt = { person: Person; device: Device; now: Date; db: Database };

/** Runs `work` in a transaction that sees this person's rows, and can write to the audit trail of the clinic. */
export async function withPerson<Result>(
  { userId, clinicId }: Pick<Person, 'userId' | 'clinicId'>,
  work: (tx: Tx) => Promise<Result>,
  db: Database,
): Promise<Result> {
  return withSignIn(
    { userId },
    async (tx) => {
      await showKey(tx, { clinicId });
      return work(tx);
    },
    db,
  );
}

export function recordPersonEvent(tx: Tx, { userId, clinicId }: Person, event: AuditEvent): Promise<void> {
  return recordEvent(tx, { clinicId, actorId: userId }, event);
}
