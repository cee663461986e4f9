import type { BodySystem } from '@/lib/domain/library/body-system';
import { isForAge, type ReaderAge } from '@/lib/domain/library/reader-age';
import { GENERIC_SLUG, type SectionKind } from '@/lib/domain/library/section-kind';
import type { TopicListItem } from '@/lib/features/library/data';
import type { FoundSection } from '@/lib/features/search/data';

/** How the library is browsed, as its address keeps it; '' where all are wanted. What is typed is never in it. */
export type LibraryFacets = {
  show: '' | 'favourites' | 'used';
  system: BodySystem | '';
  readers: ReaderAge | '';
  kind: SectionKind | '';
};

export const allOfLibrary: LibraryFacets = { show: '', system: '', readers: '', kind: '' };

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

export function sectionAddress({ slug, locale, topic, isTranslation }: FoundSection): string {
  const language = isTranslation ? `?lang=${encodeURIComponent(locale)}` : '';
  return `/library/${topic?.slug ?? GENERIC_SLUG}/${slug}${language}`;
}
