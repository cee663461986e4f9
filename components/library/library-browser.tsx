'use client';

import { BookOpenText, SearchX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { useLaterImport } from '@/components/ui/later-import';
import { ListPanel } from '@/components/ui/list-panel';
import { SearchField } from '@/components/ui/search-field';
import type { BodySystem } from '@/lib/domain/library/body-system';
import { sectionKindLabels } from '@/lib/domain/library/section-kind';
import type { KindListItem } from '@/lib/features/library/data';
import { KindRow } from './kind-row';
import { LibraryFilters } from './library-filters';
import type { Searched } from './library-results';
import { TopicList } from './topic-list';
import { useLibrarySearch } from './use-library-search';

// There before the first word is typed, and the page before it.
const loadSearch = () => import('./library-found');

type BrowserProps = Searched & {
  /** The sections of the chosen kind in those topics; null where no kind is chosen. */
  sections: readonly KindListItem[] | null;
  systems: readonly BodySystem[];
};

/** The clinic's library: narrowed by its facets, and searched by what is typed, in the order in which it fits. */
export function LibraryBrowser(props: BrowserProps) {
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const { found, isAsking } = useLibrarySearch(typed);
  const search = useLaterImport(loadSearch);
  const results = typed.trim() === '' ? null : (search?.resultsOf(typed, props, found) ?? null);
  const count = results ? results.topics.length + results.sections.length + results.templates.length : 0;
  const isSearching = isAsking || search === null;

  return (
    <>
      <SearchField
        className="mb-2.5"
        label="Search the library"
        placeholder="Topic, symptom, ICD-10 code, or a word of a section"
        value={typed}
        onChange={setTyped}
        onSubmit={() => {
          if (results?.best) router.push(results.best);
        }}
        maxLength={120}
      />
      <LibraryFilters facets={props.facets} systems={props.systems} />
      {typed.trim() === '' ? (
        <Browsed {...props} />
      ) : (
        <>
          <p role="status" className="sr-only">
            {isSearching ? '' : `${count} found`}
          </p>
          {search && results ? <search.LibraryFound results={results} uses={props.uses} /> : null}
          {count === 0 ? (
            <Nothing
              icon={<SearchX aria-hidden />}
              title={isSearching ? 'Searching …' : `Nothing found for “${typed.trim()}”`}
            >
              {isSearching ? 'Looking into the sections.' : 'Try another word for it, or an ICD-10 code.'}
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

function NoTopics({ facets: { show, system, readers } }: Pick<Searched, 'facets'>) {
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
