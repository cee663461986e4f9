'use client';

import { BookOpenText, SearchX } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { ListPanel } from '@/components/ui/list-panel';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { bodySystemLabels, bodySystems } from '@/lib/domain/library/body-system';
import { rankMatches, type Searchable } from '@/lib/domain/library/search-ranking';
import type { TopicListItem } from '@/lib/features/library/data';
import { TopicRow } from './topic-row';

const EVERYTHING = 'all';

/** The clinic's topics, by name until something is typed, then by how well they fit. */
export function TopicSearch({ topics }: { topics: readonly TopicListItem[] }) {
  const [typed, setTyped] = useState('');
  const [system, setSystem] = useState(EVERYTHING);
  const present = bodySystems.filter((one) => topics.some((topic) => topic.bodySystem === one));
  const browsed = system === EVERYTHING ? topics : topics.filter((topic) => topic.bodySystem === system);
  const shown =
    typed.trim() === '' ? browsed : rankMatches(typed, browsed.map(searchable)).map(({ item }) => item.topic);
  return (
    <>
      <div className="mb-4 grid gap-2.5 sm:grid-cols-[minmax(0,1fr)_15rem]">
        <SearchField
          label="Search topics"
          placeholder="Topic, symptom or ICD-10 code"
          value={typed}
          onChange={setTyped}
          maxLength={120}
        />
        {present.length > 1 ? (
          <Select
            label="Body system"
            labelHidden
            options={[
              { id: EVERYTHING, label: 'All body systems' },
              ...present.map((id) => ({ id, label: bodySystemLabels[id] })),
            ]}
            value={system}
            onChange={setSystem}
          />
        ) : null}
      </div>
      <p role="status" className="sr-only">
        {typed.trim() === '' && system === EVERYTHING ? '' : `${shown.length} found`}
      </p>
      {shown.length > 0 ? (
        <ListPanel label="Topics">
          {shown.map((topic) => (
            <TopicRow key={topic.id} topic={topic} />
          ))}
        </ListPanel>
      ) : (
        <div className="rounded-xl border border-dashed border-line-strong/60">
          {topics.length === 0 ? (
            <EmptyState icon={<BookOpenText aria-hidden />} title="The library is empty">
              No topic has been added to your clinic’s library.
            </EmptyState>
          ) : (
            <EmptyState icon={<SearchX aria-hidden />} title={`Nothing found for “${typed.trim()}”`}>
              Try another word for it, or an ICD-10 code.
            </EmptyState>
          )}
        </div>
      )}
    </>
  );
}

function searchable(topic: TopicListItem): Searchable & { topic: TopicListItem } {
  const { id, title, icd10Codes: codes, favourite, translations } = topic;
  const synonyms = [...topic.synonyms, ...translations.flatMap((one) => [one.title, ...one.synonyms])];
  return { id, title, synonyms, codes, favourite, useCount: 0, topic };
}
