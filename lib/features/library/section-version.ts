import type { Prisma, Section as SectionRow, SectionVersion as SectionVersionRow } from '@/lib/db/generated/client';
import {
  type Claim,
  claimSchema,
  isSourcedInPart,
  type SectionVersion,
  sectionVersionSchema,
  type TopicName,
} from '@/lib/domain/library/section';

/** Turns stored rows into wordings. Without a database: the worker that compares packs does it too. */

/** A wording of a section, with what it rests on. */
export type VersionWithClaims = SectionVersion & { claims: Claim[] };

export type VersionColumns = Pick<
  SectionVersionRow,
  | 'id'
  | 'sectionId'
  | 'number'
  | 'locale'
  | 'originalNumber'
  | 'heading'
  | 'body'
  | 'sources'
  | 'claims'
  | 'status'
  | 'review'
>;
export type SectionColumns = Pick<SectionRow, 'topicId' | 'slug' | 'kind' | 'tags'>;

/** Everything that a topic is called, the original first. */
type TopicNames = TopicName & { translations: TopicName[] };

/**
 * @param claims of the original, where the row is a translation: its own are none.
 * @param topic where a handout is made of the wording, which prints the name of its topic.
 */
export function toSectionVersion(
  row: VersionColumns,
  section: SectionColumns,
  claims: readonly Claim[] = claimsOf(row),
  topic: TopicNames | null = null,
): SectionVersion {
  return sectionVersionSchema.parse({
    id: row.id,
    sectionId: row.sectionId,
    topicId: section.topicId,
    ...(topic && { topicName: nameIn(topic, row.locale) }),
    slug: section.slug,
    kind: section.kind,
    number: row.number,
    locale: row.locale,
    originalNumber: row.originalNumber,
    tags: section.tags,
    heading: row.heading,
    body: row.body,
    sources: row.sources,
    sourcedInPart: isSourcedInPart(claims),
    status: row.status,
    review: row.review,
  });
}

/** What prints the name of a topic reads this with its sections. */
const name = { locale: true, title: true, subtitle: true } as const;
export const withTopicNames = {
  topic: { select: { ...name, translations: { select: name } } },
} satisfies Prisma.SectionInclude;

function nameIn({ translations, ...original }: TopicNames, locale: string): TopicName {
  return translations.find((one) => one.locale === locale) ?? original;
}

export const claimsOf = ({ claims }: Pick<SectionVersionRow, 'claims'>): Claim[] => claimSchema.array().parse(claims);

export function originalLocaleOf(versions: readonly Pick<VersionColumns, 'locale' | 'originalNumber'>[]): string {
  return versions.find((version) => version.originalNumber === null)?.locale ?? 'en';
}
