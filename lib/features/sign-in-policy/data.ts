import { isRequiredHere } from '@/lib/auth/second-factors/own-factors';
import { authorize } from '@/lib/authorize';
import { withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';

/** How the clinic wants its members to sign in. */
export type SignInPolicy = { secondFactorRequired: boolean };

export async function loadSignInPolicy(scope: ClinicScope): Promise<SignInPolicy> {
  await authorize(scope, { do: 'clinic.change' });
  return withClinic(scope, async (tx) => ({ secondFactorRequired: await isRequiredHere(tx, scope.clinicId) }));
}
