'use client';

import { lazy, Suspense } from 'react';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { useLaterImport } from '@/components/ui/later-import';
import { persistent } from '@/components/ui/persistent-import';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { counted } from '@/components/wording/review-words';
import { stateWords } from '@/components/wording/state-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { wholeDate } from '@/lib/domain/clinic/dates';
import { handoutStates } from '@/lib/domain/handout/status';
import { languageName } from '@/lib/domain/language/names';
import type { HistoryChoices, HistoryPage } from '@/lib/features/handouts/search';
import { ExportButton } from './export-button';
import type { HistoryFilters } from './history-filters';
import { HistoryTable } from './history-table';
import { useHistory } from './use-history';

// At hand before the network fails.
const loadFailure = () => import('./history-failure');
const HistoryNothing = lazy(persistent(async () => ({ default: (await import('./history-nothing')).HistoryNothing })));

/** The option that leaves a filter open. */
const ALL = '';

/** The clinic's issued handouts, searched as you type. */
export function History({
  start,
  choices,
  canExport,
  clinic,
}: {
  start: { filters: HistoryFilters; page: HistoryPage };
  choices: HistoryChoices;
  /** The policy's answer for this member. */
  canExport: boolean;
  clinic: Pick<Clinic, 'locale' | 'timeZone'>;
}) {
  const history = useHistory(start);
  const failure = useLaterImport(loadFailure);
  const { filters, page, state } = history;
  const [from, to] = [wholeDate(filters.from), wholeDate(filters.to)];
  const isBackwards = from !== '' && to !== '' && from > to;

  return (
    <>
      <div className="mb-5 grid grid-cols-2 gap-3 lg:grid-cols-3 xl:grid-cols-[minmax(0,1.1fr)_minmax(0,1.15fr)_minmax(0,1.15fr)_minmax(0,0.95fr)_minmax(0,1.05fr)_minmax(0,1.05fr)]">
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
          value={filters.topic}
          onChange={(topic) => history.filter({ topic })}
        />
        <Select
          label="Clinician"
          options={withAll(
            'All clinicians',
            choices.clinicians.map(({ id, name }) => ({ id, label: name })),
          )}
          value={filters.clinician}
          onChange={(clinician) => history.filter({ clinician })}
        />
        <Select
          label="Language"
          options={withAll(
            'All languages',
            choices.languages.map((tag) => ({ id: tag, label: languageName(tag) })),
          )}
          value={filters.language}
          onChange={(language) => history.filter({ language })}
        />
        <Select
          label="State"
          options={withAll(
            'All states',
            handoutStates.map((state) => ({ id: state, label: stateWords[state] })),
          )}
          value={filters.state}
          onChange={(id) => history.filter({ state: handoutStates.find((state) => state === id) ?? ALL })}
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
      <div className="mb-2 flex min-h-9 items-center justify-between gap-4">
        <p role="status" className="text-sm text-ink-2">
          {state.is === 'searching' ? 'Searching…' : foundWords(page, history.isNarrowed)}
        </p>
        {canExport && page.rows.length > 0 ? <ExportButton asked={history.asked} /> : null}
      </div>
      {state.is === 'failed' && failure ? <failure.HistoryFailure code={state.code} onRetry={history.again} /> : null}
      <div aria-busy={state.is === 'searching'} className={state.is === 'searching' ? 'opacity-60' : ''}>
        {page.rows.length > 0 ? <HistoryTable rows={page.rows} clinic={clinic} /> : null}
        {page.rows.length === 0 && page.nextCursor === null ? (
          <Suspense>
            <HistoryNothing isNarrowed={history.isNarrowed} onClear={history.clear} />
          </Suspense>
        ) : null}
      </div>
      {page.nextCursor ? (
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
