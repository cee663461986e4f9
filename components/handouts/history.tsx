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
import { stateWords } from '@/components/wording/state-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { handoutStateSchema, handoutStates } from '@/lib/domain/handout/status';
import { languageName } from '@/lib/domain/language/names';
import type { HistoryChoices, HistoryPage } from '@/lib/features/handouts/search';
import { ExportButton } from './export-button';
import type { HistoryFilters } from './history-filters';
import { HistoryTable } from './history-table';
import { useHistory } from './use-history';

const ALL = 'all';

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
  const { filters, page, state } = history;
  const isBackwards = filters.from !== '' && filters.to !== '' && filters.from > filters.to;

  return (
    <>
      <div className="mb-5 grid grid-cols-2 gap-3 lg:grid-cols-3 xl:grid-cols-[minmax(0,1.3fr)_minmax(0,1.3fr)_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1.1fr)_minmax(0,1.1fr)]">
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
        <Select
          label="Language"
          options={withAll(
            'All languages',
            choices.languages.map((tag) => ({ id: tag, label: languageName(tag) })),
          )}
          value={filters.language || ALL}
          onChange={(language) => history.filter({ language: language === ALL ? '' : language })}
        />
        <Select
          label="State"
          options={withAll(
            'All states',
            handoutStates.map((state) => ({ id: state, label: stateWords[state] })),
          )}
          value={filters.state || ALL}
          onChange={(state) => history.filter({ state: state === ALL ? '' : handoutStateSchema.parse(state) })}
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
