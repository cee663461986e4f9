import { z } from 'zod';
import type { Prisma, Section as SectionRow, SectionVersion as SectionVersionRow } from '@/lib/db/generated/client';
import { readClinic } from '@/lib/db/read-clinic';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import type { OfferedSection } from '@/lib/domain/handout/assemble';
import type { BodySystem } from '@/lib/domain/library/body-system';
import { bodySystemSchema } from '@/lib/domain/library/body-system-schema';
import { type RiskTier, riskTierSchema } from '@/lib/domain/library/risk-tier';
import { type Claim, type SectionVersion, sectionKindSchema } from '@/lib/domain/library/section';
import type { SectionKind } from '@/lib/domain/library/section-kind';
import { defineRead } from '@/lib/read';
import { claimsOf, toSectionVersion, withTopicNames } from './section-version';

export type TopicListItem = {
  id: string;
  slug: string;
  title: string;
  subtitle: string;
  synonyms: string[];
  icd10Codes: string[];
  sectionCount: number;
  reviewedCount: number;
  favourite: boolean;
  bodySystem: BodySystem;
  /** Whole years; null: no limit. */
  ageMin: number | null;
  ageMax: number | null;
  /** Language of the original. */
  locale: string;
  /** What it is called in its other languages, and by which words patients look for it there. */
  translations: { locale: string; title: string; synonyms: string[] }[];
};

export type Topic = {
  id: string;
  slug: string;
  locale: string;
  title: string;
  subtitle: string;
  audience: string;
  assessmentFirst: boolean;
  synonyms: string[];
  icd10Codes: string[];
  bodySystem: BodySystem;
  riskTier: RiskTier;
  reviewIntervalMonths: number;
  /** Readers to whom the same advice applies. */
  doesNotMatter: string[];
  /** What only the clinician weighs; never printed. */
  clinicianAsks: string[];
  translations: { locale: string; title: string }[];
};

/** A section of a topic, with what its wording rests on. */
export type LibrarySection = OfferedSection & { claims: Claim[] };

/** A section that can be added to any handout, under the topic it comes from (null: generic), without its words. */
export type AddableSection = {
  sectionId: string;
  topicId: string | null;
  topicTitle: string | null;
  kind: SectionKind;
  heading: string;
  /** Part of what the topic prints by itself. */
  recommended: boolean;
};

type SectionWithVersions = SectionRow & { versions: SectionVersionRow[] };

/** The wording that handouts get: approved before anything newer that is not, never what was withdrawn. */
export const currentFirst = [
  { approved: 'desc' },
  { number: 'desc' },
] satisfies Prisma.SectionVersionOrderByWithRelationInput[];

const currentVersion = {
  versions: { where: { status: { not: 'withdrawn' }, originalNumber: null }, orderBy: currentFirst, take: 1 },
} satisfies Prisma.SectionInclude;

const offered = (section: SectionWithVersions): LibrarySection[] =>
  section.versions.map((row) => ({
    version: toSectionVersion(row, section),
    recommended: section.recommended,
    claims: claimsOf(row),
  }));

export const listTopics = defineRead({
  input: [],
  permission: 'every-member',
  load: async (scope): Promise<TopicListItem[]> =>
    readClinic(scope, async (tx) => {
      const { clinicId, userId } = scope;
      const topics = await tx.topic.findMany({
        where: { clinicId },
        orderBy: { title: 'asc' },
        include: {
          translations: { select: { locale: true, title: true, synonyms: true }, orderBy: { locale: 'asc' } },
        },
      });
      const counts = await countSections(tx, clinicId);
      const favourites = await tx.favourite.findMany({
        where: { clinicId, userId, subject: 'topic' },
        select: { subjectId: true },
      });
      const favouriteIds = new Set(favourites.map((favourite) => favourite.subjectId));
      return topics.map((topic) => ({
        id: topic.id,
        slug: topic.slug,
        title: topic.title,
        subtitle: topic.subtitle,
        synonyms: topic.synonyms,
        icd10Codes: topic.icd10Codes,
        sectionCount: counts.get(topic.id)?.sections ?? 0,
        reviewedCount: counts.get(topic.id)?.reviewed ?? 0,
        favourite: favouriteIds.has(topic.id),
        bodySystem: bodySystemSchema.parse(topic.bodySystem),
        ageMin: topic.ageMin,
        ageMax: topic.ageMax,
        locale: topic.locale,
        translations: topic.translations,
      }));
    }),
});

type SectionCounts = { topicId: string; sections: number; reviewed: number };

/** Counted by the database: a library has thousands of sections, and their rows would be read to be counted. */
async function countSections(tx: ClinicTx, clinicId: string): Promise<ReadonlyMap<string, SectionCounts>> {
  const rows = await tx.$queryRaw<SectionCounts[]>`
    select section.topic_id as "topicId", count(*)::int as sections, count(vouched.section_id)::int as reviewed
    from section
    left join (
      select distinct version.section_id from section_version version
      where version.clinic_id = ${clinicId}::uuid and version.approved and version.original_number is null
    ) vouched on vouched.section_id = section.id
    where section.clinic_id = ${clinicId}::uuid and section.topic_id is not null
    group by section.topic_id`;
  return new Map(rows.map((row) => [row.topicId, row]));
}

/** Sections of one kind, for those who compare how topics put it: topic by topic. */
export type KindListItem = {
  id: string;
  slug: string;
  heading: string;
  topic: { id: string; slug: string; title: string };
};

export const listSectionsOfKind = defineRead({
  input: [sectionKindSchema],
  permission: 'every-member',
  load: async (scope, kind): Promise<KindListItem[]> =>
    readClinic(scope, async (tx) => {
      const rows = await tx.section.findMany({
        where: { clinicId: scope.clinicId, kind, topicId: { not: null } },
        orderBy: [{ topic: { title: 'asc' } }, { position: 'asc' }],
        select: {
          ...{ id: true, slug: true, topic: { select: { id: true, slug: true, title: true } } },
          versions: { ...currentVersion.versions, select: { heading: true } },
        },
      });
      return rows.flatMap(({ id, slug, topic, versions: [version] }) =>
        topic && version ? [{ id, slug, heading: version.heading, topic }] : [],
      );
    }),
});

export const loadTopic = defineRead({
  input: [z.string()],
  permission: 'every-member',
  load: async (scope, slug): Promise<{ topic: Topic; sections: LibrarySection[] }> =>
    readClinic(scope, (tx) => readTopic(tx, scope, slug)),
});

export async function readTopic(
  tx: ClinicTx,
  scope: ClinicScope,
  slug: string,
): Promise<{ topic: Topic; sections: LibrarySection[] }> {
  const row = await tx.topic.findUnique({
    where: { clinicId_slug: { clinicId: scope.clinicId, slug } },
    include: {
      sections: { orderBy: { position: 'asc' }, include: currentVersion },
      translations: { select: { locale: true, title: true }, orderBy: { locale: 'asc' } },
    },
  });
  if (!row) throw new AppError('not-found');
  const { sections, clinicId: _clinicId, createdAt: _createdAt, bodySystem, riskTier, ...topic } = row;
  return {
    topic: { ...topic, bodySystem: bodySystemSchema.parse(bodySystem), riskTier: riskTierSchema.parse(riskTier) },
    sections: sections.flatMap(offered),
  };
}

export const loadGenericSections = defineRead({
  input: [],
  permission: 'every-member',
  load: async (scope): Promise<SectionVersion[]> => readClinic(scope, (tx) => readGenericSections(tx, scope)),
});

export async function readGenericSections(tx: ClinicTx, scope: ClinicScope): Promise<SectionVersion[]> {
  const rows = await tx.section.findMany({
    where: { clinicId: scope.clinicId, topicId: null },
    orderBy: { position: 'asc' },
    include: currentVersion,
  });
  return rows.flatMap(offered).map((section) => section.version);
}

/**
 * Everything a handout can be extended with: the generic sections first, then topic by topic. Headings only: the
 * wording of a whole library is a megabyte.
 */
export const loadAddableSections = defineRead({
  input: [],
  permission: 'every-member',
  load: async (scope): Promise<AddableSection[]> =>
    readClinic(scope, async (tx) => {
      const rows = await tx.section.findMany({
        where: { clinicId: scope.clinicId },
        orderBy: [{ topic: { title: 'asc' } }, { position: 'asc' }],
        select: {
          ...{ id: true, topicId: true, kind: true, recommended: true, topic: { select: { title: true } } },
          versions: { ...currentVersion.versions, select: { heading: true } },
        },
      });
      const sections = rows.flatMap(
        ({ id, topicId, topic, kind, recommended, versions: [version] }): AddableSection[] => {
          if (!version) return [];
          const { heading } = version;
          const topicTitle = topic?.title ?? null;
          return [{ sectionId: id, topicId, topicTitle, kind: sectionKindSchema.parse(kind), heading, recommended }];
        },
      );
      return [...sections.filter(({ topicId }) => topicId === null), ...sections.filter(({ topicId }) => topicId)];
    }),
});

/** The named wordings, in any order; an id that is not this clinic's is not-found. */
export async function readVersions(
  tx: ClinicTx,
  scope: ClinicScope,
  versionIds: readonly string[],
): Promise<SectionVersion[]> {
  const wanted = [...new Set(versionIds)];
  if (wanted.length === 0) return [];
  const rows = await tx.sectionVersion.findMany({
    where: { clinicId: scope.clinicId, id: { in: wanted } },
    include: { section: { include: withTopicNames } },
  });
  if (rows.length !== wanted.length) throw new AppError('not-found');
  const claims = await readClaims(tx, scope, rows);
  return rows.map(({ section, ...row }) => toSectionVersion(row, section, claims(row), section.topic));
}

/** What each of these wordings rests on: a translation on what its original does. */
export async function readClaims(
  tx: ClinicTx,
  { clinicId }: ClinicScope,
  rows: readonly SectionVersionRow[],
): Promise<(row: SectionVersionRow) => Claim[]> {
  const wanted = rows.flatMap(({ sectionId, originalNumber }) =>
    originalNumber === null ? [] : [{ sectionId, number: originalNumber }],
  );
  const originals =
    wanted.length === 0
      ? []
      : await tx.sectionVersion.findMany({ where: { clinicId, originalNumber: null, OR: wanted } });
  return (row) =>
    claimsOf(
      originals.find(({ sectionId, number }) => sectionId === row.sectionId && number === row.originalNumber) ?? row,
    );
}

/** All of them are the clinic's, else not-found. For a write that keeps their ids and has no use for their words. */
export async function requireVersions(tx: ClinicTx, scope: ClinicScope, versionIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(versionIds)];
  const present = await tx.sectionVersion.count({ where: { clinicId: scope.clinicId, id: { in: wanted } } });
  if (present !== wanted.length) throw new AppError('not-found');
}
