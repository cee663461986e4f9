import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { defineRead } from '@/lib/read';

/** How the clinic's provider is set; its secret is not among it. */
export type SingleSignOnSettings = { slug: string; issuer: string; clientId: string };

export const loadSingleSignOn = defineRead({
  input: [],
  permission: { do: 'clinic.change' },
  load: async (scope): Promise<SingleSignOnSettings | null> => withClinic(scope, (tx) => readSingleSignOn(tx, scope)),
});

export async function readSingleSignOn(tx: ClinicTx, { clinicId }: ClinicScope): Promise<SingleSignOnSettings | null> {
  return tx.singleSignOn.findUnique({
    where: { clinicId },
    select: { slug: true, issuer: true, clientId: true },
  });
}

/** Is the member's own account linked to the clinic's provider? null: the clinic has none. */
export const loadMyIdentity = defineRead({
  input: [],
  permission: 'every-member',
  load: async (scope): Promise<{ isLinked: boolean } | null> => {
    const { clinicId, userId } = scope;
    return withClinic(scope, async (tx) => {
      const sso = await readSingleSignOn(tx, scope);
      if (!sso) return null;
      return { isLinked: (await tx.memberIdentity.count({ where: { clinicId, userId, issuer: sso.issuer } })) > 0 };
    });
  },
});
