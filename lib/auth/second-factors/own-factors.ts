import type { Tx } from '../../db/client';

/** What a person has to prove themselves with beside the passphrase. */
export type OwnFactors = {
  authenticator: { addedAt: Date } | null;
  recoveryCodesLeft: number;
};

export async function readOwnFactors(tx: Tx, userId: string): Promise<OwnFactors> {
  const app = await tx.authenticatorApp.findFirst({ where: { userId, confirmedAt: { not: null } } });
  const recoveryCodesLeft = await tx.recoveryCode.count({ where: { userId, usedAt: null } });
  return { authenticator: app?.confirmedAt ? { addedAt: app.confirmedAt } : null, recoveryCodesLeft };
}

export async function hasFactorsLeft(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.authenticatorApp.count({ where: { userId, confirmedAt: { not: null } } })) > 0;
}

/** Kept beside the account, where every request reads it. */
export async function setHasSecondFactor(tx: Tx, userId: string, hasSecondFactor: boolean): Promise<void> {
  await tx.userAccount.update({ where: { id: userId }, data: { hasSecondFactor }, select: { id: true } });
}

export async function isRequiredHere(tx: Tx, clinicId: string): Promise<boolean> {
  const security = await tx.clinicSecurity.findUnique({ where: { clinicId } });
  return security?.secondFactorRequired ?? false;
}
