import { recordEvent } from './db/audit-trail';
import { type Database, database } from './db/client';
import { withClinic } from './db/with-clinic';
import { can, type Permission } from './domain/access/policy';
import type { ClinicScope } from './domain/access/scope';
import { AppError } from './domain/errors';

/** Goes on only if the member may; else the refusal is in the audit trail before anyone hears of it. */
export async function authorize(scope: ClinicScope, permission: Permission, db: Database = database()): Promise<void> {
  if (can(scope, permission)) return;
  await recordDenial(scope, permission, db);
  throw new AppError('forbidden');
}

/** In a transaction of its own: that of the refused work is rolled back. */
export async function recordDenial(scope: ClinicScope, { do: what }: Permission, db: Database): Promise<void> {
  const who = { clinicId: scope.clinicId, actorId: scope.userId };
  await withClinic(scope, (tx) => recordEvent(tx, who, { type: 'access.denied', what }), db);
}

/** What is closed to the reader is refused, and the refusal recorded before anyone hears of it. */
export async function recordingRefusal<Result>(scope: ClinicScope, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === 'restricted') {
      await recordDenial(scope, { do: 'handout.read' }, database());
    }
    throw error;
  }
}
