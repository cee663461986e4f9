'use client';

import { FileSearch, Files } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { DateField } from '@/components/ui/date-field';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { failureWords } from '@/components/wording/failure-words';
import { counted } from '@/components/wording/review-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import type { HistoryPage } from '@/lib/features/handouts/search';
import type { HistoryFilters } from './history-filters';
import { HistoryTable } from './history-table';
import { useHistory } from './use-history';

const ALL = 'all';

export type FilterChoices = {
  topics: readonly { slug: string; title: string }[];
  clinicians: readonly { id: string; name: string }[];
};

/** The clinic's issued handouts, searched as you type. */
export function History({
  start,
  choices,
  clinic,
}: {
  start: { filters: HistoryFilters; page: HistoryPage };
  choices: FilterChoices;
  clinic: Pick<Clinic, 'locale' | 'timeZone'>;
}) {
  const history = useHistory(start);
  const { filters, page, state } = history;
  const isBackwards = filters.from !== '' && filters.to !== '' && filters.from > filters.to;

  return (
    <>
      <div className="mb-5 grid grid-cols-2 gap-3 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <SearchField
          label="Search handouts"
          placeholder="Patient, record number, date of birth or topic"
          value={history.text}
          onChange={history.type}
          maxLength={200}
          autoComplete="off"
          className="col-span-full"
        />
        <Select
          label="Topic"
          options={withAll(
            'All topics',
            choices.topics.map(({ slug, title }) => ({ id: slug, label: title })),
          )}
          value={filters.topic || ALL}
          onChange={(topic) => history.filter({ topic: topic === ALL ? '' : topic })}
        />
        <Select
          label="Clinician"
          options={withAll(
            'All clinicians',
            choices.clinicians.map(({ id, name }) => ({ id, label: name })),
          )}
          value={filters.clinician || ALL}
          onChange={(clinician) => history.filter({ clinician: clinician === ALL ? '' : clinician })}
        />
        <DateField
          label="Issued from"
          value={filters.from}
          onChange={(from) => history.filter({ from })}
          locale={clinic.locale}
        />
        <DateField
          label="Issued to"
          value={filters.to}
          onChange={(to) => history.filter({ to })}
          locale={clinic.locale}
          {...(isBackwards ? { error: 'This is before the first date.' } : {})}
        />
      </div>
      <p role="status" className="mb-2 flex min-h-6 items-center text-sm text-ink-2">
        {state.is === 'searching' ? 'Searching…' : foundWords(page, history.isNarrowed)}
      </p>
      {state.is === 'failed' ? (
        <div className="mb-3">
          <Notice
            tone="red"
            live="assertive"
            action={
              <Button size="sm" onPress={history.again}>
                Try again
              </Button>
            }
          >
            {failureWords[state.code]}
          </Notice>
        </div>
      ) : null}
      <div aria-busy={state.is === 'searching'} className={state.is === 'searching' ? 'opacity-60' : ''}>
        {page.rows.length > 0 ? (
          <HistoryTable rows={page.rows} clinic={clinic} />
        ) : (
          <Nothing isNarrowed={history.isNarrowed} onClear={history.clear} />
        )}
      </div>
      {page.nextCursor && page.rows.length > 0 ? (
        <div className="mt-5 flex justify-center">
          <Button onPress={history.more} isPending={state.is === 'loading-more'}>
            Load more
          </Button>
        </div>
      ) : null}
    </>
  );
}

function withAll(label: string, options: { id: string; label: string }[]) {
  return [{ id: ALL, label }, ...options];
}

function foundWords(page: HistoryPage, isNarrowed: boolean): string {
  if (page.rows.length === 0) return '';
  const shown = `${page.nextCursor ? 'the latest ' : ''}${counted(page.rows.length, 'handout')}`;
  return `${isNarrowed ? 'Found' : 'Showing'} ${shown}`;
}

function Nothing({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }): ReactNode {
  return (
    <div className="rounded-xl border border-dashed border-line-strong/60">
      {isNarrowed ? (
        <EmptyState
          icon={<FileSearch aria-hidden />}
          title="No handout matches"
          action={<Button onPress={onClear}>Clear search and filters</Button>}
        >
          A name is found by the beginnings of its words, a record number or a date of birth by the whole of it.
        </EmptyState>
      ) : (
        <EmptyState
          icon={<Files aria-hidden />}
          title="No handouts issued yet"
          action={
            <ButtonLink href="/" variant="primary">
              Make a handout
            </ButtonLink>
          }
        >
          Every handout that your clinic gives to a patient is kept here, exactly as it was printed.
        </EmptyState>
      )}
    </div>
  );
}
