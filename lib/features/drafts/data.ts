import { z } from 'zod';
import { openJson, orUnreadable } from '@/lib/crypto/sealing';
import { recordEvent } from '@/lib/db/audit-trail';
import type { Tx } from '@/lib/db/client';
import type { Draft as DraftRow } from '@/lib/db/generated/client';
import { readClinic } from '@/lib/db/read-clinic';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import type { DraftContent, Patient } from '@/lib/domain/handout/draft';
import { storedDraftSchema } from '@/lib/domain/handout/stored';
import type { SectionVersion } from '@/lib/domain/library/section';
import { DRAFTS_MAX, DRAFTS_MAX_BYTES } from '@/lib/domain/limits';
import { defineRead } from '@/lib/read';
import { readVersions } from '../library/data';
import { readNewerWordings } from '../newer-wordings/data';
import { closedPatients } from '../restricted-records/data';
import { readClinicLocale, readCounterparts, readLanguages } from '../translations/data';

export type DraftForBuilder = {
  id: string;
  version: number;
  /** ISO 8601 UTC. */
  updatedAt: string;
  ownerName: string;
  content: DraftContent;
  /** The wordings the draft pins, and their counterparts in the clinic's language. */
  versions: SectionVersion[];
  /** The languages in which at least one of its sections can be given. */
  languages: string[];
  /** Wordings that have taken the place of pinned ones: offers, never a silent change. */
  newer: SectionVersion[];
};

export type DraftListItem = {
  id: string;
  title: string;
  patientName: string;
  sectionCount: number;
  updatedAt: string;
  /** The encrypted content. */
  bytes: number;
  /** Its content does not open: only its title is known. */
  unreadable: boolean;
};

export const draftPlace = (row: { clinicId: string; id: string }) =>
  ({ clinicId: row.clinicId, column: 'draft.sealed', rowId: row.id }) as const;

export function openDraft(row: DraftRow): DraftContent {
  return openJson(draftPlace(row), row.sealed, storedDraftSchema);
}

/**
 * The drafts among these that are closed to this member, by their ids, each with a closed handout by which the record can
 * be opened. A member's own draft never is: they typed whom it is for. `open`: for callers that have opened them already.
 */
export async function closedDrafts(
  tx: ClinicTx,
  scope: ClinicScope,
  rows: readonly DraftRow[],
  open: (row: DraftRow) => DraftContent | null = (row) => orUnreadable(() => openDraft(row)),
): Promise<ReadonlyMap<string, string>> {
  const others = rows.filter(({ ownerId }) => ownerId !== scope.userId);
  if (others.length === 0) return new Map();
  const idOf = new Map<Patient, string>();
  const closed = await closedPatients(tx, scope, () => {
    for (const row of others) {
      const content = open(row);
      if (content) idOf.set(content.patient, row.id);
    }
    return [...idOf.keys()];
  });
  return new Map([...closed].map(([patient, handoutId]) => [idOf.get(patient) ?? '', handoutId]));
}

/**
 * The draft's row; not-found for an id that is made up or another clinic's, already-issued once it is a handout,
 * restricted where its patient's record is closed to the reader.
 */
export async function readDraft(tx: ClinicTx, scope: ClinicScope, id: string): Promise<DraftRow> {
  const key = { clinicId_id: { clinicId: scope.clinicId, id } };
  const row = await tx.draft.findUnique({ where: key });
  if (row) {
    if ((await closedDrafts(tx, scope, [row])).has(id)) throw new AppError('restricted');
    return row;
  }
  const issued = await tx.handout.findUnique({ where: key, select: { id: true } });
  throw new AppError(issued ? 'already-issued' : 'not-found');
}

/** The draft from which something is saved; null where it was issued, discarded or is not named. @throws AppError restricted */
export async function readSourceDraft(tx: ClinicTx, scope: ClinicScope, id?: string): Promise<DraftContent | null> {
  if (id === undefined) return null;
  try {
    return openDraft(await readDraft(tx, scope, id));
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not-found' || error.code === 'already-issued')) return null;
    throw error;
  }
}

export const loadDraft = defineRead({
  input: [z.uuid()],
  permission: 'every-member',
  audited: 'draft.viewed',
  load: async (scope, id): Promise<DraftForBuilder> =>
    withClinic(scope, async (tx) => {
      const row = await readDraft(tx, scope, id);
      const content = openDraft(row);
      await recordEvent(tx, { clinicId: scope.clinicId, actorId: scope.userId }, { type: 'draft.viewed', draftId: id });
      const owner = await tx.member.findUniqueOrThrow({
        where: { clinicId_userId: { clinicId: scope.clinicId, userId: row.ownerId } },
        select: { name: true },
      });
      const pinned = content.sections.map((section) => section.versionId);
      const newer = await readNewerWordings(tx, scope, pinned);
      const versions = await readVersions(tx, scope, pinned);
      const clinicLocale = await readClinicLocale(tx, scope);
      const counterparts = await readCounterparts(tx, scope, [...versions, ...newer.values()], clinicLocale);
      return {
        id: row.id,
        version: row.version,
        updatedAt: row.updatedAt.toISOString(),
        ownerName: owner.name,
        content,
        versions: [...versions, ...counterparts],
        languages: await readLanguages(
          tx,
          scope,
          content.sections.map((section) => section.sectionId),
        ),
        newer: [...newer.values()],
      };
    }),
});

/** A draft of a restricted record, to somebody who has not opened it: nothing that tells of the patient. */
export type ClosedDraft = {
  /** A handout of the record, by which it can be opened. */
  handoutId: string;
  ownerName: string;
};

/** Null if the reader may open the draft, or if it no longer exists. */
export const loadClosedDraft = defineRead({
  input: [z.uuid()],
  permission: 'every-member',
  load: async (scope, id): Promise<ClosedDraft | null> =>
    withClinic(scope, async (tx) => {
      const row = await tx.draft.findUnique({
        where: { clinicId_id: { clinicId: scope.clinicId, id } },
        include: { owner: { select: { name: true } } },
      });
      const handoutId = row && (await closedDrafts(tx, scope, [row])).get(id);
      return row && handoutId ? { handoutId, ownerName: row.owner.name } : null;
    }),
});

const RECENT = 8;

/** The member's own drafts, the last touched first. */
export const listMyDrafts = defineRead({
  input: [],
  permission: 'every-member',
  load: async (scope): Promise<DraftListItem[]> =>
    readClinic(scope, (tx) => readMyDrafts(tx, scope, { skip: 0, take: RECENT })),
});

const ON_PAGE = 25;

export type DraftPage = {
  drafts: DraftListItem[];
  /** From 1; the last one for a page that is not there. */
  page: number;
  pages: number;
  room: UsedRoom;
};

/** All of the member's own drafts, page by page, and how much room they take. */
export const loadDraftPage = defineRead({
  input: [z.number().or(z.nan())],
  permission: 'every-member',
  load: async (scope, wanted): Promise<DraftPage> =>
    readClinic(scope, async (tx) => {
      const room = await readUsedRoom(tx, scope.clinicId, scope.userId);
      const pages = Math.max(1, Math.ceil(room.drafts / ON_PAGE));
      const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
      const drafts = await readMyDrafts(tx, scope, { skip: (page - 1) * ON_PAGE, take: ON_PAGE });
      return { drafts, page, pages, room };
    }),
});

async function readMyDrafts(
  tx: Tx,
  scope: ClinicScope,
  part: { skip: number; take: number },
): Promise<DraftListItem[]> {
  const rows = await tx.draft.findMany({
    where: { clinicId: scope.clinicId, ownerId: scope.userId },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    ...part,
  });
  return rows.map((row) => {
    const content = orUnreadable(() => openDraft(row));
    return {
      id: row.id,
      title: row.title,
      patientName: content?.patient.name ?? '',
      sectionCount: content?.sections.filter((section) => section.on).length ?? 0,
      unreadable: content === null,
      bytes: row.sealed.length,
      updatedAt: row.updatedAt.toISOString(),
    };
  });
}

/** The space that a member's open drafts use: their number, and their encrypted bytes. */
export type UsedRoom = { drafts: number; bytes: number };

/** The length of a sealed draft is stored beside it: PostgreSQL reads none of them for this. */
async function readUsedRoom(tx: Tx, clinicId: string, ownerId: string): Promise<UsedRoom> {
  const [room] = await tx.$queryRaw<UsedRoom[]>`
    select count(*)::int as drafts, coalesce(sum(octet_length(sealed)), 0)::float8 as bytes
    from draft where clinic_id = ${clinicId}::uuid and owner_id = ${ownerId}::uuid`;
  return room ?? { drafts: 0, bytes: 0 };
}

/**
 * To be called in the transaction that made a draft, or made it larger: writes of one member take turns from here on, so
 * that two at the same time cannot both take the last room.
 * @throws AppError 'drafts-full', which takes the write back
 */
export async function requireRoomForDrafts(
  tx: ClinicTx,
  { clinicId, ownerId, isNew }: { clinicId: string; ownerId: string; isNew: boolean },
): Promise<void> {
  await tx.$queryRaw`
    select user_id from member where clinic_id = ${clinicId}::uuid and user_id = ${ownerId}::uuid for no key update`;
  const { drafts, bytes } = await readUsedRoom(tx, clinicId, ownerId);
  // A member who had more drafts before the limit can still save each of them.
  if ((isNew && drafts > DRAFTS_MAX) || bytes > DRAFTS_MAX_BYTES) throw new AppError('drafts-full');
}
