'use client';

import { BookOpenText, SearchX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { ListPanel } from '@/components/ui/list-panel';
import { SearchField } from '@/components/ui/search-field';
import type { BodySystem } from '@/lib/domain/library/body-system';
import { rankMatches, type Searchable } from '@/lib/domain/library/search-ranking';
import { sectionKindLabels } from '@/lib/domain/library/section';
import { rankSections } from '@/lib/domain/library/section-ranking';
import type { KindListItem, TopicListItem } from '@/lib/features/library/data';
import type { Found } from '@/lib/features/search/data';
import type { LibraryFacets } from './library-address';
import { LibraryFilters } from './library-filters';
import { FoundSectionRow, FoundTemplateRow, KindRow, sectionAddress } from './library-rows';
import { TopicRow } from './topic-row';
import { useLibrarySearch } from './use-library-search';

const MOST_SECTIONS = 12;
const MOST_TEMPLATES = 6;

type BrowserProps = {
  /** What the facets leave, in the order of the list. */
  topics: readonly TopicListItem[];
  /** The sections of the chosen kind in those topics; null where no kind is chosen. */
  sections: readonly KindListItem[] | null;
  facets: LibraryFacets;
  systems: readonly BodySystem[];
  /** How often the clinic issued handouts of a topic lately, by the topic's id. */
  uses: Readonly<Record<string, number>>;
};

/** The clinic's library: narrowed by its facets, and searched by what is typed, in the order in which it fits. */
export function LibraryBrowser(props: BrowserProps) {
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const { found, isAsking } = useLibrarySearch(typed);
  const results = resultsOf(typed, props, found);
  const count = results.topics.length + results.sections.length + results.templates.length;
  const best = bestOf(results);

  return (
    <>
      <SearchField
        className="mb-2.5"
        label="Search the library"
        placeholder="Topic, symptom, ICD-10 code, or a word of a section"
        value={typed}
        onChange={setTyped}
        onSubmit={() => {
          if (best) router.push(best);
        }}
        maxLength={120}
      />
      <LibraryFilters facets={props.facets} systems={props.systems} />
      {typed.trim() === '' ? (
        <Browsed {...props} />
      ) : (
        <>
          <p role="status" className="sr-only">
            {isAsking ? '' : `${count} found`}
          </p>
          <Results results={results} uses={props.uses} />
          {count === 0 ? (
            <Nothing
              icon={<SearchX aria-hidden />}
              title={isAsking ? 'Searching …' : `Nothing found for “${typed.trim()}”`}
            >
              {isAsking ? 'Looking into the sections.' : 'Try another word for it, or an ICD-10 code.'}
            </Nothing>
          ) : null}
        </>
      )}
    </>
  );
}

/** What the library holds before anything is typed. */
function Browsed({ topics, sections, facets, uses }: BrowserProps) {
  if (sections && facets.kind !== '') {
    return sections.length > 0 ? (
      <ListPanel label={`Sections: ${sectionKindLabels[facets.kind]}`}>
        {sections.map((section) => (
          <KindRow key={section.id} section={section} />
        ))}
      </ListPanel>
    ) : (
      <Nothing icon={<SearchX aria-hidden />} title="No section of this kind here">
        Choose another kind, or show all topics.
      </Nothing>
    );
  }
  if (topics.length > 0) return <TopicList label="Topics" topics={topics} uses={uses} />;
  return <NoTopics facets={facets} />;
}

function NoTopics({ facets: { show, system, readers } }: { facets: LibraryFacets }) {
  if (show === 'favourites') {
    return (
      <Nothing icon={<BookOpenText aria-hidden />} title="No favourites here">
        Press “Favourite” on a topic, and it stands here and on the home page.
      </Nothing>
    );
  }
  if (show === 'used') {
    return (
      <Nothing icon={<BookOpenText aria-hidden />} title="Nothing given lately">
        Topics of which your clinic issued handouts in the last 90 days stand here, the most used first.
      </Nothing>
    );
  }
  if (system !== '' || readers !== '') {
    return (
      <Nothing icon={<SearchX aria-hidden />} title="No topic fits all of this">
        Choose another body system or other readers.
      </Nothing>
    );
  }
  return (
    <Nothing icon={<BookOpenText aria-hidden />} title="The library is empty">
      No topic has been added to your clinic’s library.
    </Nothing>
  );
}

function Nothing({ icon, title, children }: { icon: ReactNode; title: string; children: string }) {
  return (
    <div className="rounded-xl border border-dashed border-line-strong/60">
      <EmptyState icon={icon} title={title}>
        {children}
      </EmptyState>
    </div>
  );
}

function TopicList({
  label,
  topics,
  uses,
}: {
  label: string;
  topics: readonly TopicListItem[];
  uses: Readonly<Record<string, number>>;
}) {
  return (
    <ListPanel label={label}>
      {topics.map((topic) => (
        <TopicRow key={topic.id} topic={topic} uses={uses[topic.id] ?? 0} />
      ))}
    </ListPanel>
  );
}

type SearchableTopic = Searchable & { topic: TopicListItem };

type Results = ReturnType<typeof resultsOf>;

/** Topics are all known to the page; sections and templates come from the server, those that the facets leave. */
function resultsOf(typed: string, { topics, facets, uses }: BrowserProps, found: Found | null) {
  if (typed.trim() === '') return { topics: [], sections: [], templates: [] };
  const topicIds = new Set(topics.map(({ id }) => id));
  const isWhole = facets.show === '' && facets.system === '' && facets.readers === '';
  const sections = (found?.sections ?? [])
    .filter(({ kind }) => facets.kind === '' || kind === facets.kind)
    .filter(({ topic }) => isWhole || (topic !== null && topicIds.has(topic.id)));
  const templates = (found?.templates ?? [])
    .filter(({ favourite }) => (isWhole && facets.kind === '') || (facets.show === 'favourites' && favourite))
    .map((template) => ({ ...template, synonyms: template.labels, codes: [] }));
  return {
    topics:
      facets.kind === ''
        ? rankMatches(
            typed,
            topics.map((topic) => searchable(topic, uses)),
          )
        : [],
    sections: rankSections(typed, sections).slice(0, MOST_SECTIONS),
    templates: rankMatches(typed, templates).slice(0, MOST_TEMPLATES),
  };
}

function searchable(topic: TopicListItem, uses: Readonly<Record<string, number>>): SearchableTopic {
  const { id, title, icd10Codes: codes, favourite, translations } = topic;
  const synonyms = [...topic.synonyms, ...translations.flatMap((one) => [one.title, ...one.synonyms])];
  return { id, title, synonyms, codes, favourite, useCount: uses[id] ?? 0, topic };
}

/** Where Enter leads: the first row. */
function bestOf({ topics, sections, templates }: Results): string | null {
  const [topic] = topics;
  const [section] = sections;
  const [template] = templates;
  if (topic) return `/library/${topic.item.topic.slug}`;
  if (section) return sectionAddress(section.item);
  return template ? `/templates/${template.item.id}` : null;
}

function Results({
  results: { topics, sections, templates },
  uses,
}: {
  results: Results;
  uses: Readonly<Record<string, number>>;
}) {
  return (
    <div className="grid gap-6">
      {topics.length > 0 ? (
        <Group title="Topics">
          <TopicList label="Topics" topics={topics.map(({ item }) => item.topic)} uses={uses} />
        </Group>
      ) : null}
      {sections.length > 0 ? (
        <Group title="Sections">
          <ListPanel label="Sections">
            {sections.map((match) => (
              <FoundSectionRow key={`${match.item.id}-${match.item.locale}`} match={match} />
            ))}
          </ListPanel>
        </Group>
      ) : null}
      {templates.length > 0 ? (
        <Group title="Templates">
          <ListPanel label="Templates">
            {templates.map((match) => (
              <FoundTemplateRow key={match.item.id} match={match} />
            ))}
          </ListPanel>
        </Group>
      ) : null}
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-sm font-semibold text-ink-2">{title}</h2>
      {children}
    </section>
  );
}
