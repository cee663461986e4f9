import { connect } from '../../lib/db/client';
import { plainEmail } from '../../lib/domain/access/email-address';
import { makeReset } from '../../lib/features/resets/mutations';
import { SetupFailure } from './failure';
import { loopback, wantedPort } from './ports.mjs';

/** The link to a new passphrase, for a server without mail: whoever looks after it hands the link over. */
export async function makeResetLink(given: string, appUrl: string): Promise<string> {
  const email = plainEmail(given);
  if (email === null) throw new SetupFailure('Name the account: npm run reset:link -- amara@riverside.example');
  const db = connect(appUrl, 1);
  try {
    const reset = await makeReset(email, new Date(), db);
    if (!reset) throw new SetupFailure(`${email} has no account, or no clinic that has not disabled it.`);
    const address = process.env.NEXTAUTH_URL || `http://${loopback}:${wantedPort()}`;
    return new URL(`/reset/${reset.token}`, address).href;
  } finally {
    await db.$disconnect();
  }
}
