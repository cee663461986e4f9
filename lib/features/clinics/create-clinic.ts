import { randomUUID } from 'node:crypto';
import type { StarterContent } from '@/lib/content/starter-content';
import { recordEvent } from '@/lib/db/audit-trail';
import type { Database, Tx } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { longTransaction } from '@/lib/db/long-transaction';
import { showKey } from '@/lib/db/with-sign-in';
import { emailSchema } from '@/lib/domain/access/email-address';
import type { Role } from '@/lib/domain/access/role';
import type { Logo } from '@/lib/domain/clinic/clinic';
import { importStarterContent } from '../library/import-starter';
import type { ClinicDetails } from './schema';

type NewMember = {
  email: string;
  /** The name that handouts print. */
  name: string;
  role: Role;
  passphraseHash: string;
};

export type NewClinic = {
  details: ClinicDetails;
  logo: Logo | null;
  members: readonly NewMember[];
  starter: StarterContent;
  now: Date;
};

/**
 * A new clinic with its members and its own copy of the starter content, in one transaction.
 * Set-up calls it: no session can exist before the clinic does, so it names the new ids to row-level security itself.
 * @returns the clinic's id.
 */
export async function createClinic(db: Database, input: NewClinic): Promise<string> {
  return longTransaction(db, (tx) => createClinicIn(tx, input));
}

/** The same, in a long transaction that does more. */
export async function createClinicIn(tx: Tx, input: NewClinic): Promise<string> {
  const clinicId = randomUUID();
  await showKey(tx, { clinicId });
  await tx.clinic.create({
    data: { id: clinicId, ...input.details, logo: input.logo ?? Prisma.DbNull, createdAt: input.now },
  });
  for (const member of input.members) await createMember(tx, clinicId, member, input.now);
  await importStarterContent(tx, clinicId, input.starter);
  await endSetUp(tx, input.now);
  await recordEvent(tx, { clinicId, actorId: null }, { type: 'clinic.created' });
  return clinicId;
}

/** Whichever way the first clinic came: no link makes another. */
async function endSetUp(tx: Tx, now: Date): Promise<void> {
  const done = { doneAt: now, tokenHash: null, expiresAt: null };
  // A server may start, or another clinic be made, in this moment: an upsert would fail on their row.
  await tx.setUp.createMany({ data: { one: true, ...done }, skipDuplicates: true });
  await tx.setUp.updateMany({ where: { one: true, doneAt: null }, data: done });
}

async function createMember(tx: Tx, clinicId: string, member: NewMember, now: Date): Promise<void> {
  const email = emailSchema.parse(member.email);
  const userId = randomUUID();
  await showKey(tx, { userId, email });
  await tx.userAccount.create({
    data: { id: userId, email, passphraseHash: member.passphraseHash, createdAt: now },
    select: { id: true },
  });
  await tx.member.create({ data: { clinicId, userId, email, name: member.name, role: member.role, createdAt: now } });
}
