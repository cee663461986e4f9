import { z } from 'zod';
import { type BodySystem, bodySystemSchema } from '@/lib/domain/library/body-system';
import { isForAge, type ReaderAge, readerAgeSchema } from '@/lib/domain/library/reader-age';
import { type SectionKind, sectionKindSchema } from '@/lib/domain/library/section';
import type { TopicListItem } from '@/lib/features/library/data';

/** How the library is browsed, as its address keeps it; '' where all are wanted. What is typed is never in it. */
export type LibraryFacets = {
  show: '' | 'favourites' | 'used';
  system: BodySystem | '';
  readers: ReaderAge | '';
  kind: SectionKind | '';
};

export const allOfLibrary: LibraryFacets = { show: '', system: '', readers: '', kind: '' };

const querySchema = z.object({
  show: z.enum(['favourites', 'used']).or(z.literal('')).catch(''),
  system: bodySystemSchema.or(z.literal('')).catch(''),
  readers: readerAgeSchema.or(z.literal('')).catch(''),
  kind: sectionKindSchema.or(z.literal('')).catch(''),
});

/** The facets in an address's query; what is not understood is as if it were not there. */
export function facetsFromQuery(query: Record<string, string | string[] | undefined>): LibraryFacets {
  return querySchema.parse({ ...allOfLibrary, ...query });
}

export function libraryAddress(facets: LibraryFacets): string {
  const query = new URLSearchParams(Object.entries(facets).filter(([, value]) => value !== '')).toString();
  return query === '' ? '/library' : `/library?${query}`;
}

/** The topics that are wanted, in the order of the list: by title, or what the clinic gives most first. */
export function browsedTopics(
  topics: readonly TopicListItem[],
  { show, system, readers }: LibraryFacets,
  /** How often the clinic issued handouts of a topic lately, by the topic's id. */
  uses: ReadonlyMap<string, number>,
): TopicListItem[] {
  const wanted = topics
    .filter((topic) => system === '' || topic.bodySystem === system)
    .filter((topic) => readers === '' || isForAge(topic, readers));
  switch (show) {
    case '':
      return wanted;
    case 'favourites':
      return wanted.filter(({ favourite }) => favourite);
    case 'used':
      return wanted
        .filter(({ id }) => uses.has(id))
        .toSorted((one, other) => (uses.get(other.id) ?? 0) - (uses.get(one.id) ?? 0));
  }
}
