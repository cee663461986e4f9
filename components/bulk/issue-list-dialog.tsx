'use client';

import { useEffect, useRef, useState } from 'react';
import { wordsFor } from '@/components/builder/finding-words';
import { BusyNotice, useBusyRetry } from '@/components/ui/busy-retry';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { failureText } from '@/components/wording/failure-words';
import { counted } from '@/components/wording/review-words';
import { settled } from '@/components/wording/run-action';
import type { CheckedRow } from '@/lib/domain/bulk/check-rows';
import type { ListVerdict, RowTrouble } from '@/lib/domain/bulk/verify-rows';
import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import { languageName } from '@/lib/domain/language/names';
import { checkBulkList, startBulk } from '@/lib/features/bulk/actions';
import type { BulkForm } from '@/lib/features/bulk/data';
import { wordsInList } from './failure-of-row';
import { problemWords } from './problem-words';

type State =
  | { is: 'checking' }
  | { is: 'checked'; verdict: ListVerdict }
  | { is: 'starting'; verdict: ListVerdict }
  | { is: 'failed'; words: string };

/** The last look: how many handouts of what. The checks that stop a single handout stop the list here. */
export function IssueListDialog({
  form,
  rows,
  locale,
  onClose,
}: {
  form: BulkForm;
  rows: readonly CheckedRow[];
  locale: ClinicLocale;
  onClose: () => void;
}) {
  const router = useRouterAfterWrite();
  const [state, setState] = useState<State>({ is: 'checking' });
  const [input] = useState(() => ({
    templateId: form.templateId,
    version: form.version,
    rows: rows.map((row) => ({
      ...{ patient: row.patient, locale: row.locale, answers: row.answers, assessed: row.assessed },
    })),
  }));

  const { wait, retryOutcome } = useBusyRetry();
  // Stable across renders, so that the list is checked once.
  const retryNow = useRef(retryOutcome);
  useEffect(() => {
    let isCurrent = true;
    void retryNow
      .current(() => settled(checkBulkList(input)))
      .then((outcome) => {
        if (!isCurrent) return;
        setState(
          outcome.ok
            ? { is: 'checked', verdict: outcome.value }
            : { is: 'failed', words: failureText(outcome.failure) },
        );
      });
    return () => {
      isCurrent = false;
    };
  }, [input]);

  const start = async (verdict: ListVerdict): Promise<void> => {
    setState({ is: 'starting', verdict });
    const outcome = await retryOutcome(() => settled(startBulk(input)));
    if (!outcome.ok) setState({ is: 'failed', words: failureText(outcome.failure) });
    else if (outcome.value.started) router.push(`/bulk/${outcome.value.jobId}`);
    else setState({ is: 'checked', verdict: outcome.value.verdict });
  };

  const verdict = state.is === 'checked' || state.is === 'starting' ? state.verdict : null;
  const isReady = verdict !== null && verdict.troubles.length === 0;
  return (
    <Dialog
      title="Issue for the list"
      isOpen
      onClose={onClose}
      isBusy={state.is === 'starting'}
      footer={
        <>
          <Button variant="quiet" onPress={onClose} isDisabled={state.is === 'starting'}>
            Back to the list
          </Button>
          <Button
            variant="primary"
            isDisabled={!isReady}
            isPending={state.is === 'starting'}
            onPress={() => verdict && void start(verdict)}
          >
            {`Issue ${counted(rows.length, 'handout')}`}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {state.is === 'failed' ? (
          <Notice tone="red" live="assertive">
            {state.words}
          </Notice>
        ) : null}
        <BusyNotice wait={wait} />
        {verdict && !isReady ? <Troubles troubles={verdict.troubles} locale={locale} /> : null}
        <Summary form={form} rows={rows} />
        {verdict && verdict.warnings.length > 0 ? <Warnings warnings={verdict.warnings} total={rows.length} /> : null}
        <p role="status" className="min-h-6 text-sm text-ink-2">
          {state.is === 'checking'
            ? 'Checking every handout…'
            : 'Once issued, a handout cannot be changed. They are made in the background: you can go on working.'}
        </p>
      </div>
    </Dialog>
  );
}

function Summary({ form, rows }: { form: BulkForm; rows: readonly CheckedRow[] }) {
  const locales = [...new Set(rows.map(({ locale }) => locale))];
  const facts = [
    { term: 'Template', value: form.name },
    { term: 'Patients', value: String(rows.length) },
    {
      term: locales.length === 1 ? 'Language' : 'Languages',
      value: locales
        .map((locale) => `${languageName(locale)} (${rows.filter((row) => row.locale === locale).length})`)
        .join(', '),
    },
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 rounded-lg bg-sunk px-4 py-3">
      {facts.map(({ term, value }) => (
        <div key={term} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-ink-2">{term}</dt>
          <dd className="font-semibold wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const TOLD = 20;

function Troubles({ troubles, locale }: { troubles: readonly RowTrouble[]; locale: ClinicLocale }) {
  const [first] = troubles;
  const isForAll = first && first.findings.length > 0;
  return (
    <div role="alert">
      <p className="mb-2 font-semibold text-red">
        {troubles.length === 1 ? 'One row must be cleared first' : `${troubles.length} rows must be cleared first`}
      </p>
      <ul className="grid gap-1 text-sm">
        {troubles.slice(0, TOLD).map(({ number, problems, findings }) => (
          <li key={number}>
            <span className="font-semibold">Row {number}:</span>{' '}
            {[
              ...problems.map((problem) => problemWords(problem, locale)),
              ...findings.map(wordsInList).map(({ title, advice }) => `${title}. ${advice}.`),
            ].join(' ')}
          </li>
        ))}
        {troubles.length > TOLD ? <li>{`And ${troubles.length - TOLD} more.`}</li> : null}
      </ul>
      {isForAll ? (
        <p className="mt-2 text-sm text-ink-2">
          What stops every row alike stands in the template: use it for one patient, put it right there and save it.
        </p>
      ) : null}
    </div>
  );
}

function Warnings({ warnings, total }: { warnings: ListVerdict['warnings']; total: number }) {
  return (
    <div>
      <p className="mb-1 text-sm font-semibold text-ink-2">Worth a look</p>
      <ul className="grid gap-1 text-sm">
        {warnings.map(({ finding, rows }) => {
          const { title, advice } = wordsFor(finding);
          return (
            <li key={`${title} ${advice}`}>
              <span className="font-semibold">{title}</span> · {advice}
              <span className="text-ink-2"> ({rowsWords(rows, total)})</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** As many numbers as are quickly looked up in the list. */
const NAMED_ROWS = 5;

function rowsWords(rows: readonly number[], total: number): string {
  if (rows.length === total) return 'all';
  if (rows.length > NAMED_ROWS) return counted(rows.length, 'row');
  return `${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}`;
}
