import { type OwnFactors, readOwnFactors } from '@/lib/auth/second-factors/own-factors';
import { withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';

export async function loadMyFactors(scope: ClinicScope): Promise<OwnFactors> {
  return withClinic(scope, (tx) => readOwnFactors(tx, scope.userId));
}
