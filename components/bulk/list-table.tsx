'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Switch } from '@/components/ui/switch';
import { counted } from '@/components/wording/review-words';
import { emptyRow } from '@/lib/domain/bulk/bulk-row';
import { isReady } from '@/lib/domain/bulk/check-rows';
import { MAX_ROWS } from '@/lib/domain/bulk/read-list';
import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import type { BulkForm } from '@/lib/features/bulk/data';
import { listFields } from './list-fields';
import { as, ListRowFields } from './list-row-fields';
import type { BulkListModel } from './use-bulk-list';

const AT_ONCE = 100;

/** Every patient as they were understood, each field to be corrected where it stands. */
export function ListTable({ form, model, locale }: { form: BulkForm; model: BulkListModel; locale: ClinicLocale }) {
  const [onlyBlocked, showOnlyBlocked] = useState(false);
  const [most, setMost] = useState(AT_ONCE);
  const { rows, checked, blockedCount } = model;
  const fields = listFields(form, rows);
  const all = rows.flatMap((row, index) => {
    const result = checked[index];
    return result ? [{ row, result, number: index + 1 }] : [];
  });
  const wanted = onlyBlocked ? all.filter(({ result }) => !isReady(result)) : all;
  return (
    <section aria-labelledby="list-heading" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="list-heading" className="text-lg font-bold">
          {counted(rows.length, 'patient')}
        </h2>
        {blockedCount > 0 || onlyBlocked ? (
          <Switch label="Only rows to clear" isSelected={onlyBlocked} onChange={showOnlyBlocked} />
        ) : null}
      </div>
      <div className="rounded-xl border border-line bg-panel lg:overflow-x-auto">
        <table {...as.table} className="block w-full text-start lg:table lg:border-collapse">
          <caption className="sr-only">Patients of the list, as they were understood</caption>
          <thead {...as.group} className="sr-only lg:not-sr-only lg:table-header-group">
            <tr {...as.row} className="lg:border-b lg:border-line">
              {['Row', ...fields.map(({ label }) => label), ...(form.gatedTopic ? ['Assessed'] : []), 'Take out'].map(
                (heading) => (
                  <th
                    key={heading}
                    {...as.column}
                    scope="col"
                    className="px-2 py-2.5 text-start text-sm font-semibold text-ink-2 first:ps-4 last:sr-only"
                  >
                    {heading}
                  </th>
                ),
              )}
            </tr>
          </thead>
          {wanted.slice(0, most).map(({ row, result, number }) => (
            <ListRowFields
              key={row.key}
              row={row}
              result={result}
              number={number}
              fields={fields}
              locale={locale}
              needsAssessment={form.gatedTopic !== null}
              onChange={model.change}
              onSettle={model.settle}
              onRemove={model.remove}
            />
          ))}
        </table>
      </div>
      <div className="flex flex-wrap gap-2">
        {wanted.length > most ? (
          <Button size="sm" onPress={() => setMost((before) => before + AT_ONCE)}>
            {`Show more of ${counted(wanted.length, 'row')}`}
          </Button>
        ) : null}
        {rows.length < MAX_ROWS ? (
          <Button size="sm" onPress={() => model.add(emptyRow)}>
            Add a row
          </Button>
        ) : null}
      </div>
    </section>
  );
}
