import { openJson, orUnreadable } from '@/lib/crypto/sealing';
import { recordEvent } from '@/lib/db/audit-trail';
import type { Draft as DraftRow } from '@/lib/db/generated/client';
import { readClinic } from '@/lib/db/read-clinic';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import type { DraftContent, DraftSection } from '@/lib/domain/handout/draft';
import { storedDraftSchema } from '@/lib/domain/handout/stored';
import type { SectionVersion } from '@/lib/domain/library/section';
import { readVersions } from '../library/data';
import { readNewerWordings } from '../newer-wordings/data';
import { readLanguages } from '../translations/data';

export type DraftForBuilder = {
  id: string;
  version: number;
  /** ISO 8601 UTC. */
  updatedAt: string;
  ownerName: string;
  content: DraftContent;
  /** The wordings the draft pins. */
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
  /** Its content does not open: only its title is known. */
  unreadable: boolean;
};

export const draftPlace = (row: { clinicId: string; id: string }) =>
  ({ clinicId: row.clinicId, column: 'draft.sealed', rowId: row.id }) as const;

export function openDraft(row: DraftRow): DraftContent {
  return openJson(draftPlace(row), row.sealed, storedDraftSchema);
}

/** The draft's row; not-found for an id that is made up or another clinic's, already-issued once it is a handout. */
export async function readDraft(tx: ClinicTx, scope: ClinicScope, id: string): Promise<DraftRow> {
  const key = { clinicId_id: { clinicId: scope.clinicId, id } };
  const row = await tx.draft.findUnique({ where: key });
  if (row) return row;
  const issued = await tx.handout.findUnique({ where: key, select: { id: true } });
  throw new AppError(issued ? 'already-issued' : 'not-found');
}

/** The sections of a draft; none where it was issued, discarded or is not named. */
export async function readDraftSections(tx: ClinicTx, { clinicId }: ClinicScope, id?: string): Promise<DraftSection[]> {
  if (id === undefined) return [];
  const row = await tx.draft.findUnique({ where: { clinicId_id: { clinicId, id } } });
  return row ? openDraft(row).sections : [];
}

export async function loadDraft(scope: ClinicScope, id: string): Promise<DraftForBuilder> {
  return withClinic(scope, async (tx) => {
    const row = await readDraft(tx, scope, id);
    const content = openDraft(row);
    await recordEvent(tx, { clinicId: scope.clinicId, actorId: scope.userId }, { type: 'draft.viewed', draftId: id });
    const owner = await tx.member.findUniqueOrThrow({
      where: { clinicId_userId: { clinicId: scope.clinicId, userId: row.ownerId } },
      select: { name: true },
    });
    const pinned = content.sections.map((section) => section.versionId);
    const newer = await readNewerWordings(tx, scope, pinned);
    return {
      id: row.id,
      version: row.version,
      updatedAt: row.updatedAt.toISOString(),
      ownerName: owner.name,
      content,
      versions: await readVersions(tx, scope, pinned),
      languages: await readLanguages(
        tx,
        scope,
        content.sections.map((section) => section.sectionId),
      ),
      newer: [...newer.values()],
    };
  });
}

const RECENT = 8;

/** The member's own drafts, the last touched first. */
export async function listMyDrafts(scope: ClinicScope): Promise<DraftListItem[]> {
  return readClinic(scope, async (tx) => {
    const rows = await tx.draft.findMany({
      where: { clinicId: scope.clinicId, ownerId: scope.userId },
      orderBy: { updatedAt: 'desc' },
      take: RECENT,
    });
    return rows.map((row) => {
      const content = orUnreadable(() => openDraft(row));
      return {
        id: row.id,
        title: row.title,
        patientName: content?.patient.name ?? '',
        sectionCount: content?.sections.filter((section) => section.on).length ?? 0,
        unreadable: content === null,
        updatedAt: row.updatedAt.toISOString(),
      };
    });
  });
}
