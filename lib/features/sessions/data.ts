import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { pageOwnerOf, pageProblem } from '@/lib/auth/page-owner';
import { withClinic } from '@/lib/db/with-clinic';
import { showKey, withSignIn } from '@/lib/db/with-sign-in';
import { PAGE_OWNER_HEADER } from '@/lib/domain/access/page-owner';
import { can } from '@/lib/domain/access/policy';
import { isLive, USUAL_IDLE_MINUTES } from '@/lib/domain/access/session-life';
import { AppError } from '@/lib/domain/errors';
import { defineRead } from '@/lib/read';
import { readDraft } from '../drafts/data';

export type SessionListItem = {
  id: string;
  clinicName: string;
  isThisOne: boolean;
  /** What the browser called itself, and from where it came: hints, '' where there are none. */
  userAgent: string;
  address: string;
  /** ISO 8601 UTC. */
  startedAt: string;
  lastSeenAt: string;
};

/** Every session of this person that is open, in whichever clinic; this one first, then the one used last. */
export async function listMySessions({ scope, session }: Actor, now: Date): Promise<SessionListItem[]> {
  const { userId } = scope;
  return withSignIn({ userId }, async (tx) => {
    const where = { userId, endedAt: null, expiresAt: { gt: now } };
    const rows = await tx.session.findMany({ where, orderBy: { lastSeenAt: 'desc' } });
    const clinics = new Map<string, { name: string; idleMinutes: number }>();
    for (const clinicId of new Set(rows.map((row) => row.clinicId))) {
      await showKey(tx, { clinicId });
      const clinic = await tx.clinic.findUnique({ where: { id: clinicId }, include: { security: true } });
      if (!clinic) continue;
      clinics.set(clinicId, { name: clinic.name, idleMinutes: clinic.security?.idleMinutes ?? USUAL_IDLE_MINUTES });
    }
    return rows
      .filter((row) => isLive(row, clinics.get(row.clinicId)?.idleMinutes ?? USUAL_IDLE_MINUTES, now))
      .map((row) => ({
        id: row.id,
        clinicName: clinics.get(row.clinicId)?.name ?? '',
        isThisOne: row.id === session.id,
        userAgent: row.userAgent,
        address: row.address,
        startedAt: row.createdAt.toISOString(),
        lastSeenAt: row.lastSeenAt.toISOString(),
      }))
      .toSorted((one, other) => Number(other.isThisOne) - Number(one.isThisOne));
  });
}

export type ClinicChoice = { id: string; name: string };

/** The clinics between which this person can choose, by name; [] where there is but one. */
export async function listMyClinics({ scope: { userId }, session }: Actor): Promise<ClinicChoice[]> {
  if (!session.isInSeveralClinics) return [];
  return withSignIn({ userId }, async (tx) => {
    const members = await tx.member.findMany({ where: { userId, disabledAt: null }, select: { clinicId: true } });
    const choices: ClinicChoice[] = [];
    for (const { clinicId } of members) {
      await showKey(tx, { clinicId });
      const clinic = await tx.clinic.findUnique({ where: { id: clinicId }, select: { name: true } });
      if (clinic) choices.push({ id: clinicId, name: clinic.name });
    }
    return choices.toSorted((one, other) => one.name.localeCompare(other.name));
  });
}

export type OtherSignIn = {
  name: string;
  clinicName: string;
  /** The page belongs to another clinic of the same person. */
  isSamePerson: boolean;
  /** They may open what the page is about. */
  mayContinue: boolean;
};

/**
 * Who is signed in, for a page that was opened for somebody else; null where the page is theirs.
 * @param handout the id of the draft or handout that the page shows, if any
 */
export async function otherSignIn(
  actor: Actor,
  headers: Pick<Headers, 'get'>,
  handout: string | null,
): Promise<OtherSignIn | null> {
  const { scope, name, clinic } = actor;
  if (pageProblem(headers, scope) !== 'signed-in-as-another') return null;
  const mine = (await listMyClinics(actor)).map(({ id }) => pageOwnerOf({ clinicId: id, userId: scope.userId }));
  return {
    name,
    clinicName: clinic.name,
    isSamePerson: mine.includes(headers.get(PAGE_OWNER_HEADER) ?? ''),
    mayContinue: handout === null || (z.uuid().safeParse(handout).success && (await mayOpen(scope, handout))),
  };
}

/** A draft follows its own rules; every member may read issued handouts. A check here is not recorded as a refusal. */
const mayOpen = defineRead({
  input: [z.uuid()],
  permission: 'every-member',
  load: async (scope, id): Promise<boolean> => {
    try {
      const draft = await withClinic(scope, (tx) => readDraft(tx, scope, id));
      return can(scope, { do: 'draft.change', draft });
    } catch (error) {
      if (error instanceof AppError) return error.code === 'already-issued';
      throw error;
    }
  },
});
