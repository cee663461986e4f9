import { rankMatches, type Searchable, type SearchMatch } from '@/lib/domain/library/search-ranking';
import { rankSections, type SectionMatch } from '@/lib/domain/library/section-ranking';
import type { TopicListItem } from '@/lib/features/library/data';
import type { Found, FoundSection, FoundTemplate } from '@/lib/features/search/data';
import { type LibraryFacets, sectionAddress } from './library-address';

const MOST_SECTIONS = 12;
const MOST_TEMPLATES = 6;

type SearchableTopic = Searchable & { topic: TopicListItem };

/** What a search of the library ranks, and by what it is narrowed. */
export type Searched = {
  /** What the facets leave. */
  topics: readonly TopicListItem[];
  facets: LibraryFacets;
  /** How often the clinic issued handouts of a topic lately, by the topic's id. */
  uses: Readonly<Record<string, number>>;
};

export type LibraryResults = {
  topics: SearchMatch<SearchableTopic>[];
  sections: SectionMatch<FoundSection>[];
  templates: SearchMatch<FoundTemplate & { synonyms: string[]; codes: string[] }>[];
  /** Where Enter leads: the first row; null where there is none. */
  best: string | null;
};

/** Topics are all known to the page; sections and templates come from the server, those that the facets leave. */
export function resultsOf(typed: string, { topics, facets, uses }: Searched, found: Found | null): LibraryResults {
  const topicIds = new Set(topics.map(({ id }) => id));
  const isWhole = facets.show === '' && facets.system === '' && facets.readers === '';
  const sections = (found?.sections ?? [])
    .filter(({ kind }) => facets.kind === '' || kind === facets.kind)
    .filter(({ topic }) => isWhole || (topic !== null && topicIds.has(topic.id)));
  const templates = (found?.templates ?? [])
    .filter(({ favourite }) => (isWhole && facets.kind === '') || (facets.show === 'favourites' && favourite))
    .map((template) => ({ ...template, synonyms: template.labels, codes: [] }));
  const results = {
    topics: facets.kind === '' ? rankMatches(typed, topics.map(searchableBy(uses))) : [],
    sections: rankSections(typed, sections).slice(0, MOST_SECTIONS),
    templates: rankMatches(typed, templates).slice(0, MOST_TEMPLATES),
  };
  return { ...results, best: bestOf(results) };
}

const searchableBy =
  (uses: Searched['uses']) =>
  (topic: TopicListItem): SearchableTopic => {
    const { id, title, icd10Codes: codes, favourite, translations } = topic;
    const synonyms = [...topic.synonyms, ...translations.flatMap((one) => [one.title, ...one.synonyms])];
    return { id, title, synonyms, codes, favourite, useCount: uses[id] ?? 0, topic };
  };

function bestOf({ topics, sections, templates }: Omit<LibraryResults, 'best'>): string | null {
  const [topic] = topics;
  const [section] = sections;
  const [template] = templates;
  if (topic) return `/library/${topic.item.topic.slug}`;
  if (section) return sectionAddress(section.item);
  return template ? `/templates/${template.item.id}` : null;
}
