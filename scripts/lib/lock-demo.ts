import { randomBytes } from 'node:crypto';
import { hashPassphrase, passphraseMatches, unqueued } from '../../lib/auth/passphrase';
import { findAccountWithHash } from '../../lib/auth/password-hash';
import { connect, type Database } from '../../lib/db/client';
import { showKey, withSignIn } from '../../lib/db/with-sign-in';
import { demoAccounts, demoPassphrase } from '../../lib/demo/accounts';
import { setPassphrase } from '../../lib/features/resets/set-passphrase';

/**
 * npm run demo:lock: gives every demo account that still has the published password one that nobody knows, and ends its
 * sessions. Nothing is deleted: a clinic that was made beside the demo can then be served at a public address.
 * @returns the addresses of the accounts that it locked.
 */
export async function lockDemo(appUrl: string, now: Date): Promise<string[]> {
  const db = connect(appUrl, 1);
  try {
    const locked: string[] = [];
    for (const { email } of demoAccounts) if (await lockAccount(db, email, now)) locked.push(email);
    return locked;
  } finally {
    await db.$disconnect();
  }
}

async function lockAccount(db: Database, email: string, now: Date): Promise<boolean> {
  const passphraseHash = await hashPassphrase(randomBytes(32).toString('base64'), unqueued);
  return withSignIn(
    { email },
    async (tx) => {
      const account = await findAccountWithHash(tx, email);
      if (!account || !(await passphraseMatches(account.passphraseHash, demoPassphrase, unqueued))) return false;
      const userId = account.id;
      await showKey(tx, { userId });
      await setPassphrase(tx, { userId, passphraseHash, actorId: null, now });
      return true;
    },
    db,
  );
}
