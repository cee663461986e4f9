import { type Database, database, type Tx } from './client';
import { Prisma } from './generated/client';

/**
 * What a caller without a clinic can show: an e-mail just typed, a session's secret, a link's token, a clinic's slug,
 * or the account they led to.
 */
export type SignInKey = {
  email?: string;
  sessionHash?: Uint8Array;
  tokenHash?: Uint8Array;
  slug?: string;
  userId?: string;
};

/** Runs `work` in a transaction that sees only the account, memberships and sessions the key belongs to. */
export async function withSignIn<Result>(
  key: SignInKey,
  work: (tx: Tx) => Promise<Result>,
  db: Database = database(),
): Promise<Result> {
  return db.$transaction(async (tx) => {
    await showKey(tx, key);
    return work(tx);
  });
}

/** Widens what the running transaction may see, once a row has been found that proves more. */
export async function showKey(tx: Tx, key: SignInKey & { clinicId?: string }): Promise<void> {
  const settings: [string, string | undefined][] = [
    ['app.email', key.email],
    ['app.session_hash', key.sessionHash && Buffer.from(key.sessionHash).toString('hex')],
    ['app.token_hash', key.tokenHash && Buffer.from(key.tokenHash).toString('hex')],
    ['app.user_id', key.userId],
    ['app.sign_in_slug', key.slug],
    ['app.clinic_id', key.clinicId],
  ];
  const shown = settings.flatMap(([name, value]) =>
    value === undefined ? [] : [Prisma.sql`set_config(${name}, ${value}, true)`],
  );
  if (shown.length > 0) await tx.$executeRaw`select ${Prisma.join(shown)}`;
}
