import { letterTo } from '../../lib/auth/owner-notices';
import { type Removal, removeLostFactors } from '../../lib/auth/second-factors/lost-factors';
import { connect, type Database } from '../../lib/db/client';
import { sendMailThrough } from '../../lib/mail/send-mail';
import { SetupFailure } from './failure';

/** The mail server, from SMTP_URL and MAIL_FROM of whoever runs the command. */
type MailServer = { url: string; from: string };

const mailServer = (): MailServer => ({ url: process.env.SMTP_URL ?? '', from: process.env.MAIL_FROM ?? '' });

/**
 * npm run factors:remove: for a member who has lost phone and recovery codes. The member is told by mail.
 * @returns what to say.
 * @throws SetupFailure when there is no such account.
 */
export async function removeFactors(email: string, appUrl: string, through = mailServer()): Promise<string> {
  const db = connect(appUrl, 1);
  const now = new Date();
  try {
    const removal = await removeLostFactors(email, now, db);
    switch (removal.is) {
      case 'no-account':
        throw new SetupFailure(`${email} has no account: correct the address.`);
      case 'no-factor':
        return `${email} has no second factor: nothing was removed.`;
      case 'removed': {
        const told = (await tell(removal, now, db, through))
          ? 'A mail tells them of it.'
          : 'No mail was sent: tell them that you did this.';
        return `${email} signs in with the password alone, and adds a second factor again where the clinic asks for one. ${told}`;
      }
    }
  } finally {
    await db.$disconnect();
  }
}

async function tell(
  { owner }: Extract<Removal, { is: 'removed' }>,
  now: Date,
  db: Database,
  through: MailServer,
): Promise<boolean> {
  return owner !== null && sendMailThrough(through, await letterTo(owner, 'factors-removed', { now, db }));
}
