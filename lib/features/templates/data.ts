import { z } from 'zod';
import { openJson, orUnreadable, sealJson } from '@/lib/crypto/sealing';
import type { Template as TemplateRow, TemplateVersion as TemplateVersionRow } from '@/lib/db/generated/client';
import { readClinic } from '@/lib/db/read-clinic';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError, type AppErrorCode } from '@/lib/domain/errors';
import type { SectionBody } from '@/lib/domain/handout/body';
import type { Arrangement, DraftSection } from '@/lib/domain/handout/draft';
import { storedArrangementSchema } from '@/lib/domain/handout/stored';
import type { SectionVersion } from '@/lib/domain/library/section';
import { TEMPLATES_MAX, TEMPLATES_MAX_BYTES } from '@/lib/domain/limits';
import { blanksIn, type TemplateBlank } from '@/lib/domain/template/blanks';
import { mapInSlices } from '@/lib/process/map-in-slices';
import { defineRead } from '@/lib/read';
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
  labels: string[];
  /** The topics whose sections it holds, in its order. */
  topics: { id: string; title: string }[];
  /** What is asked when it is used. */
  blanks: TemplateBlank[];
  /** Topics for which this member has chosen it as the default. */
  defaultFor: string[];
  /** Its content does not open: only its other columns are known. */
  unreadable: boolean;
};

export type TemplatePast = { number: number; at: string; byName: string; arrangement: Arrangement };

export const templatePlace = (row: { clinicId: string; id: string }) =>
  ({ clinicId: row.clinicId, column: 'template.sealed', rowId: row.id }) as const;

export const templateVersionPlace = (row: { clinicId: string; templateId: string; number: number }) =>
  ({ clinicId: row.clinicId, column: 'template_version.sealed', rowId: `${row.templateId}/${row.number}` }) as const;

export function openTemplate(row: TemplateRow): Arrangement {
  return openJson(templatePlace(row), row.sealed, storedArrangementSchema);
}

/** A template the member can see: shared, or the member's own; anything else is not there. */
export async function readTemplate(tx: ClinicTx, scope: ClinicScope, id: string): Promise<TemplateRow> {
  const row = await tx.template.findFirst({ where: { ...visibleTemplates(scope), id } });
  if (!row) throw new AppError('not-found');
  return row;
}

/** A template the member can see, archived or not: what is archived can be brought back. */
export async function readAnyTemplate(tx: ClinicTx, scope: ClinicScope, id: string): Promise<TemplateRow> {
  const { archivedAt: _archivedAt, ...visible } = visibleTemplates(scope);
  const row = await tx.template.findFirst({ where: { ...visible, id } });
  if (!row) throw new AppError('not-found');
  return row;
}

/** The templates the member can see, the most used first. */
export const listTemplates = defineRead({
  input: [z.strictObject({ archived: z.boolean() }).optional()],
  permission: 'every-member',
  load: async (scope, which = { archived: false }): Promise<TemplateListItem[]> =>
    readClinic(scope, async (tx) => {
      const { clinicId, userId } = scope;
      const visible = visibleTemplates(scope);
      const rows = await tx.template.findMany({
        where: which.archived ? { ...visible, archivedAt: { not: null } } : visible,
        orderBy: [{ useCount: 'desc' }, { name: 'asc' }],
        include: {
          owner: { select: { name: true } },
          defaults: { where: { userId }, select: { topicId: true } },
        },
      });
      if (rows.length === 0) return [];
      const favourites = await tx.favourite.findMany({
        where: { clinicId, userId, subject: 'template' },
        select: { subjectId: true },
      });
      const favouriteIds = new Set(favourites.map((favourite) => favourite.subjectId));
      const opened = await mapInSlices(rows, (row) => ({ row, arrangement: orUnreadable(() => openTemplate(row)) }));
      const sections = opened.flatMap(({ arrangement }) => arrangement?.sections ?? []);
      const newer = await readNewerWordings(
        tx,
        scope,
        sections.map(({ versionId }) => versionId),
      );
      const replaced = new Map(
        (await readVersions(tx, scope, [...newer.keys()])).map((version) => [version.id, version]),
      );
      const topicOf = await readTopicsOf(
        tx,
        clinicId,
        sections.map(({ sectionId }) => sectionId),
      );
      return opened.map(({ row: { owner, defaults, ...row }, arrangement }) => {
        const ownSections = arrangement?.sections ?? [];
        const topics = ownSections.flatMap((section) => topicOf.get(section.sectionId) ?? []);
        return {
          id: row.id,
          name: row.name,
          title: arrangement?.title ?? '',
          shared: row.shared,
          ownerName: owner.name,
          mine: row.ownerId === userId,
          favourite: favouriteIds.has(row.id),
          useCount: row.useCount,
          sectionCount: ownSections.filter((section) => section.on).length,
          updatedAt: row.updatedAt.toISOString(),
          version: row.version,
          newer: ownSections.flatMap(({ key, versionId, edit }) => {
            const [from, to] = [replaced.get(versionId), newer.get(versionId)];
            if (!from || !to) return [];
            return {
              ...{ key, locale: to.locale, isEdited: edit !== null, isWithdrawn: from.status === 'withdrawn' },
              from: { heading: from.heading, body: from.body },
              to: { versionId: to.id, heading: to.heading, body: to.body },
            };
          }),
          labels: row.labels,
          blanks: arrangement ? blanksIn(arrangement) : [],
          topics: [...new Map(topics.map((topic) => [topic.id, topic])).values()],
          defaultFor: defaults.map(({ topicId }) => topicId),
          unreadable: arrangement === null,
        };
      });
    }),
});

async function readTopicsOf(
  tx: ClinicTx,
  clinicId: string,
  sectionIds: readonly string[],
): Promise<Map<string, { id: string; title: string }>> {
  const sections = await tx.section.findMany({
    where: { clinicId, id: { in: [...new Set(sectionIds)] } },
    select: { id: true, topic: { select: { id: true, title: true } } },
  });
  return new Map(sections.flatMap(({ id, topic }) => (topic ? [[id, topic] as const] : [])));
}

export type TemplateForReading = {
  id: string;
  name: string;
  version: number;
  ownerId: string;
  shared: boolean;
  arrangement: Arrangement;
  /** Every state it has had that can be read, the newest first; empty while it has never been changed since versions are kept. */
  past: TemplatePast[];
  versions: SectionVersion[];
};

/** One template with all it has been. */
export const loadTemplate = defineRead({
  input: [z.uuid()],
  permission: 'every-member',
  load: async (scope, id): Promise<TemplateForReading> =>
    withClinic(scope, async (tx) => {
      const row = await readTemplate(tx, scope, id);
      const rows = await tx.templateVersion.findMany({
        where: { clinicId: scope.clinicId, templateId: id },
        orderBy: { number: 'desc' },
        include: { by: { select: { name: true } } },
      });
      const past = rows.flatMap((version) => {
        const arrangement = orUnreadable(() => openTemplateVersion(version));
        const { number, at, by } = version;
        return arrangement ? [{ number, at: at.toISOString(), byName: by.name, arrangement }] : [];
      });
      const arrangement = openTemplate(row);
      const versionIds = [arrangement, ...past.map((version) => version.arrangement)].flatMap(({ sections }) =>
        sections.map((section) => section.versionId),
      );
      const { name, version, ownerId, shared } = row;
      return {
        id,
        name,
        version,
        ownerId,
        shared,
        arrangement,
        past,
        versions: await readVersions(tx, scope, versionIds),
      };
    }),
});

export function openTemplateVersion(row: TemplateVersionRow): Arrangement {
  return openJson(templateVersionPlace(row), row.sealed, storedArrangementSchema);
}

/** The sections of every template that the member can see: a draft may have taken words from any of them. */
export async function readTemplateSections(tx: ClinicTx, scope: ClinicScope): Promise<DraftSection[]> {
  const rows = await tx.template.findMany({ where: visibleTemplates(scope) });
  return (await mapInSlices(rows, (row) => orUnreadable(() => openTemplate(row))?.sections ?? [])).flat();
}

/** A member may keep as many archived templates as templates in use. */
type TemplateQuota = 'in-use' | 'archive';

const fullCode: Record<TemplateQuota, AppErrorCode> = { 'in-use': 'templates-full', archive: 'archive-full' };

/**
 * To be called in the transaction that put a template into use or into the archive, or made it larger: such writes of one
 * owner take turns from here on, so that two at the same time cannot both take the last room.
 * @throws AppError 'templates-full' or 'archive-full', which takes the write back
 */
export async function requireRoomForTemplates(
  tx: ClinicTx,
  { clinicId, ownerId, isNew }: { clinicId: string; ownerId: string; isNew: boolean },
  quota: TemplateQuota = 'in-use',
): Promise<void> {
  await tx.$queryRaw`
    select user_id from member where clinic_id = ${clinicId}::uuid and user_id = ${ownerId}::uuid for no key update`;
  const [used] = await tx.$queryRaw<{ count: number; bytes: number }[]>`
    select count(*)::int as count, coalesce(sum(octet_length(sealed)), 0)::float8 as bytes
    from template where clinic_id = ${clinicId}::uuid and owner_id = ${ownerId}::uuid
      and (archived_at is not null) = ${quota === 'archive'}`;
  const { count, bytes } = used ?? { count: 0, bytes: 0 };
  // An owner who had more templates before the limit can still change each of them.
  if ((isNew && count > TEMPLATES_MAX) || bytes > TEMPLATES_MAX_BYTES) throw new AppError(fullCode[quota]);
}

/** `before`: the row as it was. Shrinking is always allowed. */
export async function requireRoomToGrow(tx: ClinicTx, before: TemplateRow, arrangement: Arrangement): Promise<void> {
  const isLarger = sealJson(templatePlace(before), arrangement).length > before.sealed.length;
  if (isLarger) await requireRoomForTemplates(tx, { ...before, isNew: false });
}

function visibleTemplates({ clinicId, userId }: ClinicScope) {
  return { clinicId, archivedAt: null, OR: [{ shared: true }, { ownerId: userId }] };
}
