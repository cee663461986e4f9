import type { Section as SectionRow, SectionVersion as SectionVersionRow } from '@/lib/db/generated/client';
import {
  type Claim,
  claimSchema,
  isSourcedInPart,
  type SectionVersion,
  sectionVersionSchema,
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

/** @param claims of the original, where the row is a translation: its own are none. */
export function toSectionVersion(
  row: VersionColumns,
  section: SectionColumns,
  claims: readonly Claim[] = claimsOf(row),
): SectionVersion {
  return sectionVersionSchema.parse({
    id: row.id,
    sectionId: row.sectionId,
    topicId: section.topicId,
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

export const claimsOf = ({ claims }: Pick<SectionVersionRow, 'claims'>): Claim[] => claimSchema.array().parse(claims);

export function originalLocaleOf(versions: readonly Pick<VersionColumns, 'locale' | 'originalNumber'>[]): string {
  return versions.find((version) => version.originalNumber === null)?.locale ?? 'en';
}
