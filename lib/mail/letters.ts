import { INVITATION_DAYS } from '../domain/access/invitation';
import { RESET_MINUTES } from '../domain/access/passphrase-reset';
import type { Role } from '../domain/access/role';
import type { Mail } from './send-mail';

/** What Plainleaf writes to people. Plain text: no patient is ever named in it. */

const asRole: Record<Role, string> = { clinician: 'a clinician', editor: 'an editor', admin: 'an admin' };

export function invitationLetter(invitation: {
  to: string;
  clinicName: string;
  invitedBy: string;
  role: Role;
  link: string;
}): Mail {
  const { to, clinicName, invitedBy, role, link } = invitation;
  return {
    to,
    subject: `Join ${clinicName} on Plainleaf`,
    text: `${invitedBy} invites you to join ${clinicName} on Plainleaf as ${asRole[role]}.

Open this link to choose your password. It works once, for ${INVITATION_DAYS} days:

${link}

If you did not expect this, leave the link alone: nothing happens without it.
`,
  };
}

export function resetLetter({ to, link }: { to: string; link: string }): Mail {
  return {
    to,
    subject: 'Choose a new password for Plainleaf',
    text: `Somebody, you we hope, asked to choose a new password for your Plainleaf account.

Open this link to choose one. It works once, for ${RESET_MINUTES} minutes:

${link}

Your second factor, if you have one, is asked for as before. If it was not you who asked, leave the link alone: your
password stays as it is.
`,
  };
}

export function recordOpenedLetter(opening: {
  to: string;
  clinicName: string;
  openedBy: string;
  /** Of the handout from whose page it was opened; it says nothing of the patient. */
  reference: string;
  link: string;
}): Mail {
  const { to, clinicName, openedBy, reference, link } = opening;
  return {
    to,
    subject: `A restricted record of ${clinicName} was opened`,
    text: `${openedBy} opened the restricted record that handout ${reference} belongs to. It stays open to them for an hour.

The reason that they gave stands here:

${link}
`,
  };
}
