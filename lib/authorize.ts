import { recordEvent } from './db/audit-trail';
import { type Database, database } from './db/client';
import { withClinic } from './db/with-clinic';
import { can, type Permission } from './domain/access/policy';
import type { ClinicScope, PermittedScope } from './domain/access/scope';
import { AppError } from './domain/errors';

/**
 * Returns only if the member may; otherwise records the refusal in the audit trail before it throws.
 * @throws AppError forbidden
 */
export async function authorize(
  scope: ClinicScope,
  permission: Permission,
  db: Database = database(),
): Promise<PermittedScope> {
  if (can(scope, permission)) return permit(scope);
  await recordDenial(scope, permission, db);
  throw new AppError('forbidden');
}

/** For the policy checks of lib/read and lib/action, and for reads that are public to every member. */
export const permit = (scope: ClinicScope): PermittedScope => scope as PermittedScope;

/** In a transaction of its own: that of the refused work is rolled back. */
export async function recordDenial(scope: ClinicScope, { do: what }: Permission, db: Database): Promise<void> {
  const who = { clinicId: scope.clinicId, actorId: scope.userId };
  await withClinic(permit(scope), (tx) => recordEvent(tx, who, { type: 'access.denied', what }), db);
}
