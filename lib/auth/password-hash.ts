import type { Tx } from '../db/client';

/**
 * The role that serves cannot read the column of password hashes. A function of the database gives out the hash of one
 * account: the one whose e-mail or id the transaction shows (`showKey`, or a clinic's scope).
 */

export type AccountWithHash = { id: string; hasSecondFactor: boolean; passphraseHash: string };

/** The account of an e-mail that the transaction shows; null when there is none. One statement. */
export async function findAccountWithHash(tx: Tx, email: string): Promise<AccountWithHash | null> {
  const [account] = await tx.$queryRaw<AccountWithHash[]>`
    select id, has_second_factor as "hasSecondFactor", password_hash_of(id) as "passphraseHash"
    from user_account where email = ${email}`;
  return account ?? null;
}

/** The hash of the account whose id the transaction shows; null when there is no such account. */
export async function readPasswordHash(tx: Tx, userId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ hash: string | null }[]>`select password_hash_of(${userId}::uuid) as hash`;
  return row?.hash ?? null;
}
