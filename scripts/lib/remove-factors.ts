import { removeLostFactors } from '../../lib/auth/second-factors/lost-factors';
import { connect } from '../../lib/db/client';
import { plainEmail } from '../../lib/domain/access/email-address';
import { SetupFailure } from './failure';

/** npm run factors:remove: for a member who has lost phone and recovery codes. */
export async function removeFactors(given: string, appUrl: string): Promise<void> {
  const email = plainEmail(given);
  if (email === null) throw new SetupFailure('Name the account: npm run factors:remove -- amara@riverside.example');
  const db = connect(appUrl, 1);
  try {
    if (!(await removeLostFactors(email, new Date(), db))) throw new SetupFailure(`${email} has no account.`);
  } finally {
    await db.$disconnect();
  }
}
