import { z } from 'zod';
import type {
  Section as SectionRow,
  SectionVersion as SectionVersionRow,
  Topic as TopicRow,
} from '@/lib/db/generated/client';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import { reviewInterval } from '@/lib/domain/library/review-dates';
import { riskTierSchema } from '@/lib/domain/library/risk-tier';
import { sectionKindSchema, sectionVersionSchema } from '@/lib/domain/library/section';
import { GENERIC_SLUG, type SectionKind } from '@/lib/domain/library/section-kind';
import { defineRead } from '@/lib/read';
import { claimsOf, originalLocaleOf, toSectionVersion, type VersionWithClaims } from '../library/section-version';

/** A version with everything that those who look after the library need to know of it. */
export type VersionRecord = VersionWithClaims & {
  revision: number;
  /** null: it came with Plainleaf. */
  createdById: string | null;
  authorName: string | null;
  /** ISO 8601 UTC. */
  createdAt: string;
  starterVersion: string | null;
  /** Why, by whom and when it was sent on, back or withdrawn; null: nothing has been decided about it. */
  decided: { byName: string; at: string; note: string } | null;
};

export type SectionRecord = {
  id: string;
  slug: string;
  kind: SectionKind;
  /** null for the generic sections. */
  topic: { title: string; slug: string } | null;
  originalLocale: string;
  /** The languages it has, and those of its topic that it could have. */
  locales: string[];
  reviewIntervalMonths: number;
  /** Every version in every language, the newest first. */
  versions: VersionRecord[];
};

type SectionWithTopic = SectionRow & { topic: TopicRow | null };

export const loadSection = defineRead({
  input: [z.string(), z.string()],
  permission: 'every-member',
  load: async (scope, topicSlug, sectionSlug): Promise<SectionRecord> =>
    withClinic(scope, async (tx) => {
      const topic = topicSlug === GENERIC_SLUG ? { topicId: null } : { topic: { slug: topicSlug } };
      const row = await tx.section.findFirst({
        where: { clinicId: scope.clinicId, slug: sectionSlug, ...topic },
        include: {
          topic: { include: { translations: { select: { locale: true } } } },
          versions: { orderBy: { number: 'desc' } },
        },
      });
      if (!row) throw new AppError('not-found');
      const { versions, ...section } = row;
      const translated = section.topic?.translations ?? [];
      const names = await memberNames(tx, scope);
      return {
        id: section.id,
        slug: section.slug,
        kind: sectionKindSchema.parse(section.kind),
        topic: section.topic && { title: section.topic.title, slug: section.topic.slug },
        originalLocale: originalLocaleOf(versions),
        locales: [...new Set([...versions, ...translated].map(({ locale }) => locale))].sort(),
        reviewIntervalMonths: intervalOf(section),
        versions: versions.map((version) => toRecord(version, section, names)),
      };
    }),
});

/** The section's row, locked until the transaction ends: whoever else writes a version of it waits. */
export async function lockSection(tx: ClinicTx, { clinicId }: ClinicScope, id: string): Promise<void> {
  await tx.$queryRaw`select id from section where clinic_id = ${clinicId}::uuid and id = ${id}::uuid for update`;
}

export async function readSection(
  tx: ClinicTx,
  { clinicId }: ClinicScope,
  id: string,
): Promise<SectionWithTopic & { versions: SectionVersionRow[] }> {
  const row = await tx.section.findUnique({
    where: { clinicId_id: { clinicId, id } },
    include: { topic: true, versions: { orderBy: { number: 'desc' } } },
  });
  if (!row) throw new AppError('not-found');
  return row;
}

export async function readVersion(
  tx: ClinicTx,
  { clinicId }: ClinicScope,
  id: string,
): Promise<SectionVersionRow & { section: SectionWithTopic }> {
  const row = await tx.sectionVersion.findUnique({
    where: { clinicId_id: { clinicId, id } },
    include: { section: { include: { topic: true } } },
  });
  if (!row) throw new AppError('not-found');
  return row;
}

/** A row with its status as one of those that the application knows. */
export function withStatus(row: SectionVersionRow) {
  return { ...row, status: sectionVersionSchema.shape.status.parse(row.status) };
}

export function intervalOf({ topic }: { topic: Pick<TopicRow, 'riskTier' | 'reviewIntervalMonths'> | null }): number {
  return reviewInterval(topic && { ...topic, riskTier: riskTierSchema.parse(topic.riskTier) });
}

export async function memberNames(tx: ClinicTx, { clinicId }: ClinicScope): Promise<Map<string, string>> {
  const members = await tx.member.findMany({ where: { clinicId }, select: { userId: true, name: true } });
  return new Map(members.map(({ userId, name }) => [userId, name]));
}

export function toRecord(
  row: SectionVersionRow,
  section: SectionRow,
  names: ReadonlyMap<string, string>,
): VersionRecord {
  const { statusAt, statusById, statusNote, createdById } = row;
  return {
    ...toSectionVersion(row, section),
    claims: claimsOf(row),
    revision: row.revision,
    createdById,
    authorName: createdById && (names.get(createdById) ?? 'A former member'),
    createdAt: row.createdAt.toISOString(),
    starterVersion: row.starterVersion,
    decided: statusAt && {
      byName: (statusById && names.get(statusById)) ?? 'A former member',
      at: statusAt.toISOString(),
      note: statusNote,
    },
  };
}
