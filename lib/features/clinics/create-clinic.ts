import { randomUUID } from 'node:crypto';
import { normaliseEmail } from '@/lib/auth/sessions';
import type { StarterContent, StarterSection } from '@/lib/content/starter-content';
import { recordEvent } from '@/lib/db/audit-trail';
import type { Database, Tx } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { showKey } from '@/lib/db/with-sign-in';
import type { Role } from '@/lib/domain/access/role';
import type { Logo } from '@/lib/domain/clinic/clinic';
import type { ClinicDetails } from './schema';

export type NewMember = {
  email: string;
  /** The name that handouts print. */
  name: string;
  role: Role;
  passphraseHash: string;
};

/**
 * A new clinic with its members and its own copy of the starter content, in one transaction.
 * Set-up calls it: no session can exist before the clinic does, so it names the new ids to row-level security itself.
 * @returns the clinic's id.
 */
export async function createClinic(
  db: Database,
  input: {
    details: ClinicDetails;
    logo: Logo | null;
    members: readonly NewMember[];
    starter: StarterContent;
    now: Date;
  },
): Promise<string> {
  const clinicId = randomUUID();
  return db.$transaction(async (tx) => {
    await showKey(tx, { clinicId });
    await tx.clinic.create({
      data: { id: clinicId, ...input.details, logo: input.logo ?? Prisma.DbNull, createdAt: input.now },
    });
    for (const member of input.members) await createMember(tx, clinicId, member, input.now);
    await copyStarterContent(tx, clinicId, input.starter);
    await recordEvent(tx, { clinicId, actorId: null }, { type: 'clinic.created' });
    return clinicId;
  });
}

async function createMember(tx: Tx, clinicId: string, member: NewMember, now: Date): Promise<void> {
  const email = normaliseEmail(member.email);
  const userId = randomUUID();
  await showKey(tx, { userId, email });
  await tx.userAccount.create({ data: { id: userId, email, passphraseHash: member.passphraseHash, createdAt: now } });
  await tx.member.create({ data: { clinicId, userId, email, name: member.name, role: member.role, createdAt: now } });
}

async function copyStarterContent(tx: Tx, clinicId: string, starter: StarterContent): Promise<void> {
  for (const { sections, ...topic } of starter.topics) {
    const id = randomUUID();
    await tx.topic.create({ data: { clinicId, id, ...topic } });
    await copySections(tx, { clinicId, topicId: id }, sections);
  }
  await copySections(tx, { clinicId, topicId: null }, starter.generic);
}

/** The copies have the status draft and no review: only a person of the clinic can vouch for them. */
async function copySections(
  tx: Tx,
  owner: { clinicId: string; topicId: string | null },
  sections: readonly StarterSection[],
): Promise<void> {
  const { clinicId, topicId } = owner;
  const copies = sections.map((section) => ({ id: randomUUID(), section }));
  await tx.section.createMany({
    data: copies.map(({ id, section: { slug, kind, position, recommended } }) => ({
      clinicId,
      id,
      topicId,
      slug,
      kind,
      position,
      recommended,
    })),
  });
  await tx.sectionVersion.createMany({
    data: copies.map(({ id, section: { locale, heading, body, sources } }) => ({
      clinicId,
      id: randomUUID(),
      sectionId: id,
      number: 1,
      locale,
      heading,
      body,
      sources,
      status: 'draft',
    })),
  });
}
