import { PACK_VERSION, type PackContent } from '@/lib/content/packs/write-pack';
import type { StarterSection, StarterTopic } from '@/lib/content/starter-content';
import type {
  SectionVersion as SectionVersionRow,
  Topic as TopicRow,
  TopicTranslation as TranslationRow,
} from '@/lib/db/generated/client';
import { bodySystemSchema } from '@/lib/domain/library/body-system-schema';
import { currentOf } from '@/lib/domain/library/current-version';
import { riskTierSchema } from '@/lib/domain/library/risk-tier';
import { sectionKindSchema } from '@/lib/domain/library/section';
import {
  claimsOf,
  originalLocaleOf,
  type SectionColumns,
  toSectionVersion,
  type VersionColumns,
  type VersionWithClaims,
} from '../library/section-version';
import type { TopicFacts, TranslationFacts } from './facts';

/** Turns the text of `readLibraryText` into a library. It runs in a worker thread: a library can take a second. */

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

type StoredTopic = Pick<TopicRow, 'id' | 'slug' | 'locale' | keyof TopicFacts>;
type StoredTranslation = Pick<TranslationRow, 'topicId' | 'locale' | keyof TranslationFacts>;
type StoredSection = SectionColumns & { id: string; position: number; recommended: boolean };
type StoredVersion = VersionColumns & Pick<SectionVersionRow, 'claims' | 'starterVersion'>;

/** Topics by slug, translations by language, sections by position, versions by number. */
type StoredLibrary = {
  topics: StoredTopic[];
  translations: StoredTranslation[];
  sections: StoredSection[];
  versions: StoredVersion[];
};

type Part = { section: StoredSection; versions: StoredVersion[] };

function readStored(text: string) {
  const stored: StoredLibrary = JSON.parse(text);
  const versionsOf = groupedBy(stored.versions, ({ sectionId }) => sectionId);
  const parts = stored.sections.map((section): Part => ({ section, versions: versionsOf.get(section.id) ?? [] }));
  const partsOf = groupedBy(parts, ({ section }) => section.topicId);
  const translationsOf = groupedBy(stored.translations, ({ topicId }) => topicId);
  return {
    topics: stored.topics.map((topic) => ({
      topic,
      parts: partsOf.get(topic.id) ?? [],
      translations: (translationsOf.get(topic.id) ?? []).map(({ locale, title, subtitle, audience, synonyms }) => ({
        ...{ locale, title, subtitle, audience, synonyms },
      })),
    })),
    generic: partsOf.get(null) ?? [],
  };
}

function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The library as an import compares it. */
export function ownLibrary(text: string): OwnLibrary {
  const { topics, generic } = readStored(text);
  return {
    topics: topics.map(({ topic, parts, translations }) => ({
      ...{ id: topic.id, slug: topic.slug, locale: topic.locale, facts: topicFacts(topic) },
      translations,
      sections: parts.map(ownSection),
    })),
    generic: generic.map(ownSection),
  };
}

function ownSection({ section, versions }: Part): OwnSection {
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

function topicFacts(topic: StoredTopic): TopicFacts {
  const { title, subtitle, audience, bodySystem, riskTier, reviewIntervalMonths, assessmentFirst } = topic;
  const { ageMin, ageMax, exclusions, doesNotMatter, clinicianAsks, synonyms, icd10Codes, related } = topic;
  return {
    ...{ title, subtitle, audience, reviewIntervalMonths, assessmentFirst, ageMin, ageMax, exclusions, synonyms },
    ...{ doesNotMatter, clinicianAsks, icd10Codes, related },
    bodySystem: bodySystemSchema.parse(bodySystem),
    riskTier: riskTierSchema.parse(riskTier),
  };
}

/**
 * The library as it is given to patients: of every section and language the current wording. Translations of an
 * earlier original stay behind, so that nobody takes them for translations of this one.
 */
export function packContent(text: string): PackContent {
  const { topics, generic } = readStored(text);
  return {
    topics: topics.map(
      ({ topic, parts, translations }): StarterTopic => ({
        ...{ slug: topic.slug, locale: topic.locale, version: PACK_VERSION, ...topicFacts(topic) },
        sections: packSections(parts),
        translations: translations.map((translation) => ({ ...translation, version: PACK_VERSION })),
      }),
    ),
    generic: packSections(generic),
  };
}

function packSections(parts: readonly Part[]): StarterSection[] {
  return parts
    .flatMap(({ section, versions: all }): Omit<StarterSection, 'position'>[] => {
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
