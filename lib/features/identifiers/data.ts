import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { withoutIdentity } from '@/lib/domain/handout/without-identity';
import { defineRead } from '@/lib/read';

export type IdentifierPolicy = {
  kept: boolean;
  /** The date of birth is typed a second time before a handout is issued. */
  birthDateConfirmed: boolean;
  /** What is stored already and stays when the policy changes: handouts by which a patient can be found, and drafts. */
  handoutCount: number;
  draftCount: number;
};

export const loadIdentifierPolicy = defineRead({
  input: [],
  permission: { do: 'records.keep' },
  load: async (scope): Promise<IdentifierPolicy> => {
    const { clinicId } = scope;
    return withClinic(scope, async (tx) => ({
      kept: await keepsIdentifiers(tx, scope),
      birthDateConfirmed: await confirmsBirthDate(tx, scope),
      handoutCount: await tx.handout.count({ where: { clinicId, tokens: { some: {} } } }),
      draftCount: await tx.draft.count({ where: { clinicId } }),
    }));
  },
});

type Clinic = Pick<ClinicScope, 'clinicId'>;

/** Read in the transaction that stores: what an admin decided a moment ago counts. */
export async function keepsIdentifiers(tx: ClinicTx, { clinicId }: Clinic): Promise<boolean> {
  const clinic = await tx.clinic.findUniqueOrThrow({ where: { id: clinicId }, select: { keepsIdentifiers: true } });
  return clinic.keepsIdentifiers;
}

export async function confirmsBirthDate(tx: ClinicTx, { clinicId }: Clinic): Promise<boolean> {
  const clinic = await tx.clinic.findUniqueOrThrow({ where: { id: clinicId }, select: { confirmsBirthDate: true } });
  return clinic.confirmsBirthDate;
}

/** The part of a draft that this clinic stores. */
export async function keptPart(tx: ClinicTx, clinic: Clinic, content: DraftContent): Promise<DraftContent> {
  return (await keepsIdentifiers(tx, clinic)) ? content : withoutIdentity(content);
}
