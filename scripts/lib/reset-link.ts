import { connect } from '../../lib/db/client';
import { makeReset } from '../../lib/features/resets/mutations';
import { SetupFailure } from './failure';
import { publicAddress } from './ports.mjs';

/** The link to a new password, for a server without mail: whoever looks after it hands the link over. */
export async function makeResetLink(email: string, appUrl: string): Promise<string> {
  const db = connect(appUrl, 1);
  try {
    const reset = await makeReset(email, new Date(), db);
    if (!reset)
      throw new SetupFailure(
        `${email} has no account, or every clinic has disabled it: correct the address, or invite the member again.`,
      );
    return new URL(`/reset/${reset.token}`, publicAddress()).href;
  } finally {
    await db.$disconnect();
  }
}
