import { deviceWords } from '../domain/access/device-words';
import type { Clinic } from '../domain/clinic/clinic';
import { formatInstant } from '../domain/clinic/dates';
import type { Mail } from './send-mail';

/** The changes that the mail reports. Names with a dot are audit events. */
export type OwnerNotice =
  | 'authenticator-added'
  | 'authenticator-removed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'recovery-codes.renewed'
  | 'recovery-code-used'
  | 'identity.linked'
  | 'identity.unlinked'
  | 'passphrase.changed'
  | 'passphrase.reset'
  | 'factors-removed'
  | 'codes-guessed';

type Words = { subject: string; what: string; ifNotYou?: string };

const CHANGE_PASSWORD =
  'If it was not you, change your password now, look through your second factors under Settings, and tell an admin of your clinic.';

const words: Record<OwnerNotice, Words> = {
  'authenticator-added': {
    subject: 'An authenticator app was added',
    what: 'An authenticator app was added to your Plainleaf account. It takes the place of any app before it, and your recovery codes are new.',
  },
  'authenticator-removed': {
    subject: 'An authenticator app was removed',
    what: 'The authenticator app was removed from your Plainleaf account.',
  },
  'passkey-added': {
    subject: 'A passkey was added',
    what: 'A passkey was added to your Plainleaf account. It signs in without your password.',
  },
  'passkey-removed': {
    subject: 'A passkey was removed',
    what: 'A passkey was removed from your Plainleaf account.',
  },
  'recovery-codes.renewed': {
    subject: 'Your recovery codes were replaced',
    what: 'New recovery codes were made for your Plainleaf account. The codes before no longer work.',
  },
  'recovery-code-used': {
    subject: 'A recovery code was used',
    what: 'A recovery code of your Plainleaf account was used. It does not work again.',
  },
  'identity.linked': {
    subject: 'Single sign-on was linked',
    what: 'An account of your clinic’s single sign-on was linked to your Plainleaf account. It signs in without your password.',
  },
  'identity.unlinked': {
    subject: 'Single sign-on was unlinked',
    what: 'Your account of your clinic’s single sign-on was unlinked from your Plainleaf account.',
  },
  'passphrase.changed': {
    subject: 'Your password was changed',
    what: 'The password of your Plainleaf account was changed, and your other sessions were ended.',
    ifNotYou:
      'If it was not you, choose a new password with “Forgot your password?” on the sign-in page now, and tell an admin of your clinic.',
  },
  'passphrase.reset': {
    subject: 'Your password was changed',
    what: 'A new password was chosen for your Plainleaf account through a link that was sent to this address, and your sessions were ended.',
    ifNotYou:
      'If it was not you, somebody may read your mail: secure your mailbox first, then choose a new password with “Forgot your password?” on the sign-in page, and tell an admin of your clinic.',
  },
  'factors-removed': {
    subject: 'Your second factors were removed',
    what: 'The administrator of the server removed the authenticator app, the passkeys and the recovery codes from your Plainleaf account, and ended your sessions. Your password alone signs in now.',
    ifNotYou:
      'If you did not ask for this, tell an admin of your clinic at once, change your password, and add a second factor again.',
  },
  'codes-guessed': {
    subject: 'Wrong codes were typed for your account',
    what: 'Somebody typed ten wrong codes in a row for your Plainleaf account, after the right password. The waits between tries now grow up to 15 minutes.',
    ifNotYou:
      'If it was not you, somebody knows your password: change it now, which ends their session, and tell an admin of your clinic.',
  },
};

/**
 * @param clinic whose calendar and clock the time is written by; null: UTC.
 * @param device null: not done in a browser. Its address is left out: mail is kept and forwarded.
 */
export function ownerLetter(change: {
  to: string;
  notice: OwnerNotice;
  at: Date;
  clinic: Pick<Clinic, 'name' | 'locale' | 'timeZone'> | null;
  device: { userAgent: string } | null;
}): Mail {
  const { to, notice, at, clinic, device } = change;
  const { subject, what, ifNotYou = CHANGE_PASSWORD } = words[notice];
  const { locale, timeZone } = clinic ?? { locale: 'en-US' as const, timeZone: 'UTC' };
  const when = formatInstant(at, locale, timeZone).replaceAll('\u202f', ' ');
  const facts = [`When: ${when} (${timeZone.replaceAll('_', ' ')})`];
  if (device) facts.push(`From: ${deviceWords(device.userAgent)}`);
  if (clinic) facts.push(`Clinic: ${clinic.name}`);
  return {
    to,
    subject: `${subject}: your Plainleaf account`,
    text: `${what}

${facts.join('\n')}

If it was you, there is nothing to do. ${ifNotYou}
`,
  };
}
