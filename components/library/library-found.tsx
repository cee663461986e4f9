'use client';

import type { ReactNode } from 'react';
import { ListPanel } from '@/components/ui/list-panel';
import { FoundSectionRow, FoundTemplateRow } from './found-rows';
import { type LibraryResults, resultsOf } from './library-results';
import { TopicList } from './topic-list';

export { resultsOf };

/** What a search found, by kind. */
export function LibraryFound({
  results: { topics, sections, templates },
  uses,
}: {
  results: LibraryResults;
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
