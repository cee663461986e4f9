import { type Database, database } from '../db/client';
import { networkOf } from '../domain/access/network';
import { hashed, limiterOf } from './sign-in-limits';

/** Limits around passphrases that are not those of the sign-in; counted in PostgreSQL, each open again by itself. */

/** Tries at one's own passphrase from a session: whoever found it open must not guess their way to keeping it. */
export const WRONG_OWN = 10;
/** Mails to one account, so that nobody's mailbox is filled. */
const RESETS_FOR_ACCOUNT = 3;
const RESETS_FROM_ADDRESS = 30;

/** Counts before the passphrase is looked at. */
export async function admitOwnPassphrase(
  userId: string,
  db: Database = database(),
): Promise<{ isRefused: true; retryAfterMs: number } | { isRefused: false; succeeded: () => Promise<void> }> {
  const limiter = limiterOf('own-passphrase', WRONG_OWN, db);
  const key = hashed(userId);
  const consumed = await limiter.consume(key);
  if (consumed.isRefused) return consumed;
  return { isRefused: false, succeeded: async () => limiter.reset(key) };
}

export async function admitReset(
  { email, address }: { email: string; address: string },
  db: Database = database(),
): Promise<boolean> {
  const answers = [
    await limiterOf('reset-account', RESETS_FOR_ACCOUNT, db).consume(hashed(email)),
    await limiterOf('reset-address', RESETS_FROM_ADDRESS, db).consume(hashed(networkOf(address))),
  ];
  return answers.every(({ isRefused }) => !isRefused);
}
