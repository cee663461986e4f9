'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { counted } from '@/components/wording/review-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import type { BulkForm } from '@/lib/features/bulk/data';
import { HeadingChoice } from './heading-choice';
import { IssueListDialog } from './issue-list-dialog';
import { ListInput } from './list-input';
import { ListSettings } from './list-settings';
import { ListTable } from './list-table';
import { stopWords } from './stop-words';
import { useBulkList } from './use-bulk-list';

/** From a pasted list to the press that issues it: read, look, correct, confirm. */
export function BulkScreen({
  form,
  clinic,
  today,
  printable,
}: {
  form: BulkForm;
  clinic: Pick<Clinic, 'locale'>;
  today: string;
  /** Packed ranges of what can be printed. */
  printable: readonly number[];
}) {
  const model = useBulkList({ form, today, printable });
  const [isAsking, ask] = useState(false);
  const { reading, list, rows, checked, blockedCount } = model;
  if (reading?.is === 'asks') {
    return (
      <HeadingChoice
        first={reading.first}
        onChoose={(headingLine) => model.choose({ headingLine })}
        onCancel={model.startOver}
      />
    );
  }
  if (!list) {
    const stopped = reading?.is === 'stopped' ? stopWords(reading.stop) : '';
    return (
      <ListInput blanks={form.blanks} text={model.text} stopped={stopped} onType={model.type} onRead={model.read} />
    );
  }
  return (
    <div className="grid gap-5" data-wide>
      <ListSettings form={form} model={model} />
      <ListTable form={form} model={model} locale={clinic.locale} />
      <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-between gap-3 border-t border-line bg-ground px-4 py-3 sm:-mx-6 sm:px-6">
        <p role="status" className={blockedCount > 0 ? 'font-medium text-red' : 'text-ink-2'}>
          {rows.length === 0
            ? 'No patient is left on the list.'
            : blockedCount > 0
              ? `${counted(blockedCount, 'row')} of ${rows.length} still to be cleared.`
              : `${counted(rows.length, 'patient')}, nothing in the way.`}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button variant="quiet" onPress={model.startOver}>
            Another list
          </Button>
          <Button variant="primary" onPress={() => ask(true)} isDisabled={rows.length === 0 || blockedCount > 0}>
            {`Issue ${counted(rows.length, 'handout')}…`}
          </Button>
        </div>
      </div>
      {isAsking ? (
        <IssueListDialog form={form} rows={checked} locale={clinic.locale} onClose={() => ask(false)} />
      ) : null}
    </div>
  );
}
