import { openJson } from '@/lib/crypto/sealing';
import type { Template as TemplateRow } from '@/lib/db/generated/client';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import type { SectionBody } from '@/lib/domain/handout/body';
import type { Arrangement } from '@/lib/domain/handout/draft';
import { storedArrangementSchema } from '@/lib/domain/handout/stored';
import { readVersions } from '../library/data';
import { readNewerWordings } from '../newer-wordings/data';

export type TemplateListItem = {
  id: string;
  name: string;
  /** Title of the handout it makes. */
  title: string;
  shared: boolean;
  ownerName: string;
  mine: boolean;
  favourite: boolean;
  useCount: number;
  sectionCount: number;
  updatedAt: string;
  /** Guards against writing over what somebody else saved. */
  version: number;
  /** Sections whose wording has been replaced since the template was saved. */
  newer: {
    key: string;
    locale: string;
    from: { heading: string; body: SectionBody };
    to: { versionId: string; heading: string; body: SectionBody };
    isEdited: boolean;
    isWithdrawn: boolean;
  }[];
};

export const templatePlace = (row: { clinicId: string; id: string }) =>
  ({ clinicId: row.clinicId, column: 'template.sealed', rowId: row.id }) as const;

export function openTemplate(row: TemplateRow): Arrangement {
  return openJson(templatePlace(row), row.sealed, storedArrangementSchema);
}

/** A template the member can see: shared, or the member's own; anything else is not there. */
export async function readTemplate(tx: ClinicTx, scope: ClinicScope, id: string): Promise<TemplateRow> {
  const row = await tx.template.findFirst({ where: { ...visibleTemplates(scope), id } });
  if (!row) throw new AppError('not-found');
  return row;
}

export async function listTemplates(scope: ClinicScope): Promise<TemplateListItem[]> {
  return withClinic(scope, async (tx) => {
    const { clinicId, userId } = scope;
    const rows = await tx.template.findMany({
      where: visibleTemplates(scope),
      orderBy: [{ useCount: 'desc' }, { name: 'asc' }],
      include: { owner: { select: { name: true } } },
    });
    const favourites = await tx.favourite.findMany({
      where: { clinicId, userId, subject: 'template' },
      select: { subjectId: true },
    });
    const favouriteIds = new Set(favourites.map((favourite) => favourite.subjectId));
    const opened = rows.map(({ owner, ...row }) => ({ owner, row, arrangement: openTemplate(row) }));
    const pinned = opened.flatMap(({ arrangement }) => arrangement.sections.map(({ versionId }) => versionId));
    const newer = await readNewerWordings(tx, scope, pinned);
    const replaced = new Map(
      (await readVersions(tx, scope, [...newer.keys()])).map((version) => [version.id, version]),
    );
    return opened.map(({ owner, row, arrangement }) => {
      return {
        id: row.id,
        name: row.name,
        title: arrangement.title,
        shared: row.shared,
        ownerName: owner.name,
        mine: row.ownerId === userId,
        favourite: favouriteIds.has(row.id),
        useCount: row.useCount,
        sectionCount: arrangement.sections.filter((section) => section.on).length,
        updatedAt: row.updatedAt.toISOString(),
        version: row.version,
        newer: arrangement.sections.flatMap(({ key, versionId, edit }) => {
          const [from, to] = [replaced.get(versionId), newer.get(versionId)];
          if (!from || !to) return [];
          return {
            ...{ key, locale: to.locale, isEdited: edit !== null, isWithdrawn: from.status === 'withdrawn' },
            from: { heading: from.heading, body: from.body },
            to: { versionId: to.id, heading: to.heading, body: to.body },
          };
        }),
      };
    });
  });
}

function visibleTemplates({ clinicId, userId }: ClinicScope) {
  return { clinicId, archivedAt: null, OR: [{ shared: true }, { ownerId: userId }] };
}
