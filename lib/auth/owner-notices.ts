import { type Database, database } from '../db/client';
import type { AuditEvent } from '../domain/audit/event';
import { clinicSchema } from '../domain/clinic/clinic';
import { describeError, logEvent } from '../log';
import { type OwnerNotice, ownerLetter } from '../mail/owner-letter';
import { type Mail, sendMail, sendsMail } from '../mail/send-mail';
import { onShutdown } from '../process/shutdown';
import type { Device } from './device';
import { withPerson } from './with-person';

/** Sends security mail to the owner of an account. Without a mail server, only the audit trail records the change. */

const calendarSchema = clinicSchema.pick({ name: true, locale: true, timeZone: true });

type Owner = { userId: string; clinicId: string; email: string };
type Circumstances = { now: Date; device?: Device | undefined; db?: Database | undefined };

/** The mail for an audit event; null for an event that changes no password or factor. */
export function noticeOf(event: AuditEvent): OwnerNotice | null {
  switch (event.type) {
    case 'second-factor.added':
      return event.kind === 'totp' ? 'authenticator-added' : 'passkey-added';
    case 'second-factor.removed':
      return event.kind === 'totp' ? 'authenticator-removed' : 'passkey-removed';
    case 'recovery-codes.renewed':
    case 'identity.linked':
    case 'identity.unlinked':
    case 'passphrase.changed':
    case 'passphrase.reset':
      return event.type;
    default:
      return null;
  }
}

// Next bundles routes and actions separately, so a global shares this.
const shared: typeof globalThis & { plainleafOwnerMail?: Set<Promise<void>> } = globalThis;

/** Sends it in the background, so that no request waits for the mail server. */
export function tellOwner(owner: Owner, notice: OwnerNotice, circumstances: Circumstances): void {
  if (!sendsMail()) return;
  shared.plainleafOwnerMail ??= new Set();
  const underWay = shared.plainleafOwnerMail;
  const sending = sendNotice(owner, notice, circumstances).then(() => void underWay.delete(sending));
  underWay.add(sending);
  onShutdown('mail to owners', 'work', () => Promise.all(underWay));
}

async function sendNotice(owner: Owner, notice: OwnerNotice, circumstances: Circumstances): Promise<void> {
  try {
    await sendMail(await letterTo(owner, notice, circumstances));
  } catch (error) {
    logEvent('error', 'mail.not-sent', describeError(error));
  }
}

/** The mail, in the time zone of its owner's clinic. */
export async function letterTo(
  { userId, clinicId, email }: Owner,
  notice: OwnerNotice,
  { now, device, db = database() }: Circumstances,
): Promise<Mail> {
  const where = { id: clinicId };
  const select = { name: true, locale: true, timeZone: true };
  const row = await withPerson({ userId, clinicId }, (tx) => tx.clinic.findUnique({ where, select }), db);
  const clinic = row && calendarSchema.parse(row);
  return ownerLetter({ to: email, notice, at: now, clinic, device: device ?? null });
}
