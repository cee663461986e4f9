import { PACK_VERSION, type PackContent } from '@/lib/content/packs/write-pack';
import type { StarterSection, StarterTopic } from '@/lib/content/starter-content';
import type { SectionVersion as SectionVersionRow, Topic as TopicRow } from '@/lib/db/generated/client';
import { readClinic } from '@/lib/db/read-clinic';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { bodySystemSchema } from '@/lib/domain/library/body-system-schema';
import { currentOf } from '@/lib/domain/library/current-version';
import { riskTierSchema } from '@/lib/domain/library/risk-tier';
import { sectionKindSchema } from '@/lib/domain/library/section';
import { defineRead } from '@/lib/read';
import { claimsOf, toSectionVersion, type VersionWithClaims } from '../library/data';
import { originalLocaleOf } from '../sections/data';
import type { TopicFacts, TranslationFacts } from './facts';

/** A section as an import compares it: with every wording it has had. */
export type OwnSection = {
  id: string;
  slug: string;
  kind: string;
  position: number;
  originalLocale: string;
  versions: (VersionWithClaims & { starterVersion: string | null })[];
};

export type OwnTopic = {
  id: string;
  slug: string;
  locale: string;
  facts: TopicFacts;
  translations: ({ locale: string } & TranslationFacts)[];
  sections: OwnSection[];
};

export type OwnLibrary = { topics: OwnTopic[]; generic: OwnSection[] };

/** What a pack can be made of: by the name of the topic. */
export const listTopicsToExport = defineRead({
  input: [],
  permission: { do: 'section.edit' },
  load: async (scope): Promise<{ slug: string; title: string }[]> =>
    readClinic(scope, ({ topic }) =>
      topic.findMany({
        where: { clinicId: scope.clinicId },
        orderBy: { title: 'asc' },
        select: { slug: true, title: true },
      }),
    ),
});

const withVersions = { include: { versions: { orderBy: { number: 'asc' } } }, orderBy: { position: 'asc' } } as const;

/** The named topics and the sections for any handout, as an import compares them. */
export async function readOwnLibrary(
  tx: ClinicTx,
  { clinicId }: ClinicScope,
  slugs: readonly string[],
): Promise<OwnLibrary> {
  const topics = await tx.topic.findMany({
    where: { clinicId, slug: { in: [...slugs] } },
    include: { sections: withVersions, translations: true },
  });
  const generic = await tx.section.findMany({ where: { clinicId, topicId: null }, ...withVersions });
  return {
    topics: topics.map(({ sections, translations, ...topic }) => ({
      ...{ id: topic.id, slug: topic.slug, locale: topic.locale, facts: topicFacts(topic) },
      translations: translations.map(({ locale, title, subtitle, audience, synonyms }) => ({
        ...{ locale, title, subtitle, audience, synonyms },
      })),
      sections: sections.map(ownSection),
    })),
    generic: generic.map(ownSection),
  };
}

type SectionRow = Parameters<typeof toSectionVersion>[1];

function ownSection({ versions, ...section }: SectionRow & { versions: SectionVersionRow[] }): OwnSection {
  const { id, slug, kind, position } = section;
  return {
    ...{ id, slug, kind, position, originalLocale: originalLocaleOf(versions) },
    versions: versions.map((row) => ({
      ...toSectionVersion(row, section),
      claims: claimsOf(row),
      starterVersion: row.starterVersion,
    })),
  };
}

function topicFacts(topic: TopicRow): TopicFacts {
  const { title, subtitle, audience, bodySystem, riskTier, reviewIntervalMonths, assessmentFirst } = topic;
  const { ageMin, ageMax, exclusions, synonyms, icd10Codes, related } = topic;
  return {
    ...{ title, subtitle, audience, reviewIntervalMonths, assessmentFirst, ageMin, ageMax, exclusions, synonyms },
    ...{ icd10Codes, related },
    bodySystem: bodySystemSchema.parse(bodySystem),
    riskTier: riskTierSchema.parse(riskTier),
  };
}

/**
 * The library as it is given to patients: of every section and language the current wording. Translations of an
 * earlier original stay behind, so that nobody takes them for translations of this one. `slug`: one topic alone.
 */
export async function readPackContent(
  tx: ClinicTx,
  { clinicId }: ClinicScope,
  slug: string | null,
): Promise<PackContent> {
  const rows = await tx.topic.findMany({
    where: { clinicId, ...(slug !== null && { slug }) },
    include: { sections: withVersions, translations: { orderBy: { locale: 'asc' } } },
    orderBy: { slug: 'asc' },
  });
  const generic =
    slug === null ? await tx.section.findMany({ where: { clinicId, topicId: null }, ...withVersions }) : [];
  return {
    topics: rows.map(
      ({ sections, translations, ...topic }): StarterTopic => ({
        ...{ slug: topic.slug, locale: topic.locale, version: PACK_VERSION, ...topicFacts(topic) },
        sections: packSections(sections),
        translations: translations.map(({ locale, title, subtitle, audience, synonyms }) => ({
          ...{ locale, title, subtitle, audience, synonyms, version: PACK_VERSION },
        })),
      }),
    ),
    generic: packSections(generic),
  };
}

function packSections(rows: readonly (SectionRow & { versions: SectionVersionRow[] })[]): StarterSection[] {
  return rows
    .flatMap(({ versions: all, ...section }): Omit<StarterSection, 'position'>[] => {
      const versions = all.map((row) => ({ ...toSectionVersion(row, section), claims: claimsOf(row) }));
      const locale = originalLocaleOf(versions);
      const original = currentOf(versions, locale);
      if (!original) return [];
      const { heading, body, sources, claims, tags } = original;
      const locales = [...new Set(versions.map((version) => version.locale))].filter((one) => one !== locale).sort();
      const translations = locales.flatMap((language) => {
        const wording = currentOf(versions, language);
        if (wording?.originalNumber !== original.number) return [];
        const file = { version: PACK_VERSION, fromVersion: PACK_VERSION };
        return [{ locale: language, heading: wording.heading, body: wording.body, ...file }];
      });
      const { slug, kind, recommended } = section;
      return [
        {
          ...{ slug, kind: sectionKindSchema.parse(kind), recommended, tags, locale, version: PACK_VERSION },
          ...{ heading, body, sources, claims, translations },
        },
      ];
    })
    .map((section, index) => ({ ...section, position: index + 1 }));
}
