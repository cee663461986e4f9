import { isRequiredHere } from '@/lib/auth/second-factors/own-factors';
import { withClinic } from '@/lib/db/with-clinic';
import { defineRead } from '@/lib/read';

/** How the clinic wants its members to sign in. */
export type SignInPolicy = { secondFactorRequired: boolean };

export const loadSignInPolicy = defineRead({
  input: [],
  permission: { do: 'clinic.change' },
  load: async (scope): Promise<SignInPolicy> =>
    withClinic(scope, async (tx) => ({ secondFactorRequired: await isRequiredHere(tx, scope.clinicId) })),
});
