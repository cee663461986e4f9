import type { Tx } from '../../db/client';

/** What a person has to prove themselves with beside the passphrase. */
export type OwnFactors = {
  authenticator: { addedAt: Date } | null;
  recoveryCodesLeft: number;
  passkeys: { id: string; name: string; addedAt: Date; lastUsedAt: Date | null }[];
};

export async function readOwnFactors(tx: Tx, userId: string): Promise<OwnFactors> {
  const app = await tx.authenticatorApp.findFirst({ where: { userId, confirmedAt: { not: null } } });
  const recoveryCodesLeft = await tx.recoveryCode.count({ where: { userId, usedAt: null } });
  const passkeys = await tx.passkey.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  });
  return {
    authenticator: app?.confirmedAt ? { addedAt: app.confirmedAt } : null,
    recoveryCodesLeft,
    passkeys: passkeys.map(({ createdAt, ...passkey }) => ({ ...passkey, addedAt: createdAt })),
  };
}

export async function hasFactorsLeft(tx: Tx, userId: string): Promise<boolean> {
  const apps = await tx.authenticatorApp.count({ where: { userId, confirmedAt: { not: null } } });
  return apps > 0 || (await tx.passkey.count({ where: { userId } })) > 0;
}

/** Is this the only factor that the person has? */
export async function isLastFactor(tx: Tx, userId: string, factor: 'app' | { passkeyId: string }): Promise<boolean> {
  const apps = await tx.authenticatorApp.count({ where: { userId, confirmedAt: { not: null } } });
  const passkeys = await tx.passkey.findMany({ where: { userId }, select: { id: true } });
  const isOwn = factor === 'app' ? apps > 0 : passkeys.some(({ id }) => id === factor.passkeyId);
  return isOwn && apps + passkeys.length === 1;
}

/** Kept beside the account, where every request reads it. */
export async function setHasSecondFactor(tx: Tx, userId: string, hasSecondFactor: boolean): Promise<void> {
  await tx.userAccount.update({ where: { id: userId }, data: { hasSecondFactor }, select: { id: true } });
}

export async function isRequiredHere(tx: Tx, clinicId: string): Promise<boolean> {
  const security = await tx.clinicSecurity.findUnique({ where: { clinicId } });
  return security?.secondFactorRequired ?? false;
}
