import { withClinic } from '@/lib/db/with-clinic';
import type { PermittedScope } from '@/lib/domain/access/scope';
import { wordsThatCount } from '@/lib/domain/library/field-match';
import { rankMatches } from '@/lib/domain/library/search-ranking';
import { sectionKindSchema } from '@/lib/domain/library/section';
import type { SectionKind } from '@/lib/domain/library/section-kind';
import { rankSections } from '@/lib/domain/library/section-ranking';
import { stemOf } from '@/lib/domain/library/word-forms';
import { defineRead } from '@/lib/read';
import { searchSchema } from './schema';

/** A topic by its name in one of its languages. */
export type FoundTopic = {
  id: string;
  slug: string;
  locale: string;
  title: string;
  synonyms: string[];
  codes: string[];
  favourite: boolean;
  /** How often the clinic gave it, up to MOST_COUNTED. */
  useCount: number;
  /** What it is called in the language of its original; null where that is the one found. */
  original: string | null;
};

export type FoundSection = {
  id: string;
  slug: string;
  kind: SectionKind;
  locale: string;
  heading: string;
  synonyms: string[];
  /** Names and codes of its topic. */
  context: string[];
  /** null: it belongs to any handout. */
  topic: { id: string; slug: string; title: string } | null;
  /** Of its words, the part that was found; '' where the heading was. */
  body: string;
  /** Whether it is in another language than its topic's original. */
  isTranslation: boolean;
  useCount: number;
};

export type FoundTemplate = {
  id: string;
  title: string;
  labels: string[];
  ownerName: string;
  mine: boolean;
  favourite: boolean;
  useCount: number;
};

/** The best of each kind, the best first. */
export type Found = { topics: FoundTopic[]; sections: FoundSection[]; templates: FoundTemplate[] };

/** What the database offers of each kind for the application to rank, and what is left of it. */
const OFFERED = 40;
const KEPT = 20;

/** Above this, what is used often is used often: counting on would cost time. */
const MOST_COUNTED = 200;

const LONGEST_WORD = 40;
const MOST_WORDS = 8;

type Row = {
  kind: 'topic' | 'section' | 'template';
  id: string;
  locale: string;
  title: string;
  synonyms: string[];
  codes: string[];
  context: string[];
  body: string;
  topicId: string | null;
  topicSlug: string | null;
  topicTitle: string | null;
  topicLocale: string | null;
  slug: string | null;
  sectionKind: string | null;
  ownerName: string | null;
  mine: boolean;
  favourite: boolean;
  useCount: number;
};

/** What all the typed words fit among the clinic's topics, sections and templates the member can see. */
export const searchLibrary = defineRead({
  input: [searchSchema.shape.typed],
  permission: 'every-member',
  load: async (scope, typed): Promise<Found> => {
    const words = soughtWords(typed);
    // A single letter matches nearly every text.
    if (words.every((word) => /^[a-z0-9]$/.test(word))) return { topics: [], sections: [], templates: [] };
    const rows = await readOffered(scope, words);
    return {
      topics: rankMatches(typed, rows.filter(isOf('topic')).map(toTopic))
        .slice(0, KEPT)
        .map(({ item }) => item),
      sections: rankSections(typed, rows.filter(isOf('section')).map(toSection))
        .slice(0, KEPT)
        .map(({ item, said }) => ({ ...item, body: said?.text ?? '' })),
      templates: rankMatches(typed, rows.filter(isOf('template')).map(toTemplate))
        .slice(0, KEPT)
        .map(({ item: { synonyms: _synonyms, codes: _codes, ...item } }) => item),
    };
  },
});

/** Each once; where there are too many, the longest say most. */
function soughtWords(typed: string): string[] {
  const words = wordsThatCount(typed).map(({ letters }) => letters.slice(0, LONGEST_WORD).join(''));
  return [...new Set(words)].sort((one, other) => other.length - one.length).slice(0, MOST_WORDS);
}

/**
 * search_library() reads past row-level security, by the clinic and member of this transaction alone; everything else
 * here is read under it.
 */
async function readOffered(scope: PermittedScope, words: readonly string[]): Promise<Row[]> {
  const { clinicId, userId } = scope;
  return withClinic(
    scope,
    (tx) => tx.$queryRaw<Row[]>`
      select found.kind, found.subject_id as id, found.locale, found.title, found.synonyms, found.codes, found.context,
        found.body, found.topic_id as "topicId", topic.slug as "topicSlug", topic.title as "topicTitle",
        topic.locale as "topicLocale", section.slug, section.kind as "sectionKind", owner.name as "ownerName",
        coalesce(template.owner_id = ${userId}::uuid, false) as mine,
        favourite.subject_id is not null as favourite,
        case when found.kind = 'template' then template.use_count else used.times end as "useCount"
      from search_library(${words}::text[], ${words.map(stemOf)}::text[], ${OFFERED}::int) as found
      left join topic on topic.clinic_id = ${clinicId}::uuid and topic.id = found.topic_id
      left join section on found.kind = 'section' and section.clinic_id = ${clinicId}::uuid
        and section.id = found.subject_id
      left join template on found.kind = 'template' and template.clinic_id = ${clinicId}::uuid
        and template.id = found.subject_id
      left join member owner on owner.clinic_id = template.clinic_id and owner.user_id = template.owner_id
      left join favourite on favourite.clinic_id = ${clinicId}::uuid and favourite.user_id = ${userId}::uuid
        and favourite.subject = found.kind and favourite.subject_id = found.subject_id
      left join lateral (
        -- A bilingual handout has two wordings of a section.
        select count(distinct one.handout_id)::int as times from (
          select given.handout_id from section_version version
          join handout_section given on given.clinic_id = version.clinic_id and given.section_version_id = version.id
          where version.clinic_id = ${clinicId}::uuid and version.section_id = case found.kind
            when 'section' then found.subject_id
            -- A topic is given as often as the section that tells what it is.
            else (select first.id from section first where first.clinic_id = ${clinicId}::uuid
              and first.topic_id = found.topic_id order by first.recommended desc, first.position limit 1) end
          limit ${MOST_COUNTED}
        ) as one
      ) as used on found.kind <> 'template'`,
  );
}

const isOf = (kind: Row['kind']) => (row: Row) => row.kind === kind;

function toTopic(row: Row): FoundTopic {
  const { id, locale, title, synonyms, codes, favourite, useCount } = row;
  const original = row.topicLocale === locale ? null : row.topicTitle;
  return { id, slug: row.topicSlug ?? '', locale, title, synonyms, codes, favourite, useCount, original };
}

function toSection(row: Row): FoundSection {
  const { id, slug, locale, synonyms, context, body, useCount, topicId, topicSlug, topicTitle } = row;
  return {
    ...{ id, slug: slug ?? '', locale, heading: row.title, synonyms, context, body, useCount },
    kind: sectionKindSchema.parse(row.sectionKind),
    topic: topicId && topicSlug && topicTitle ? { id: topicId, slug: topicSlug, title: topicTitle } : null,
    isTranslation: row.topicLocale !== null && row.topicLocale !== locale,
  };
}

function toTemplate(row: Row): FoundTemplate & { synonyms: string[]; codes: string[] } {
  const { id, title, synonyms, mine, favourite, useCount } = row;
  return {
    ...{ id, title, labels: synonyms, ownerName: row.ownerName ?? '', mine, favourite, useCount },
    ...{ synonyms, codes: [] },
  };
}
