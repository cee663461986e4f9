import { removeLostFactors } from '../../lib/auth/second-factors/lost-factors';
import { connect } from '../../lib/db/client';
import { SetupFailure } from './failure';

/**
 * npm run factors:remove: for a member who has lost phone and recovery codes.
 * @returns what to say.
 * @throws SetupFailure when there is no such account.
 */
export async function removeFactors(email: string, appUrl: string): Promise<string> {
  const db = connect(appUrl, 1);
  try {
    switch (await removeLostFactors(email, new Date(), db)) {
      case 'no-account':
        throw new SetupFailure(`${email} has no account: correct the address.`);
      case 'no-factor':
        return `${email} has no second factor: nothing was removed.`;
      case 'removed':
        return `${email} signs in with the password alone, and adds a second factor again where the clinic asks for one.`;
    }
  } finally {
    await db.$disconnect();
  }
}
