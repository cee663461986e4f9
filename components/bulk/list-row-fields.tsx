'use client';

import { X } from 'lucide-react';
import { memo } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { type BulkRow, isSettledByLook } from '@/lib/domain/bulk/bulk-row';
import type { CheckedRow, RowProblem } from '@/lib/domain/bulk/check-rows';
import { localeNamed } from '@/lib/domain/bulk/list-columns';
import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import { formatDate } from '@/lib/domain/clinic/dates';
import type { ListField } from './list-fields';
import { problemWords } from './problem-words';
import type { ListedRow } from './use-bulk-list';

// Below 1024 px each row is drawn as a card. A browser forgets that a cell laid out so is a cell; these remind it.
export const as = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  column: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

type RowProps = {
  row: ListedRow;
  result: CheckedRow;
  number: number;
  fields: readonly ListField[];
  locale: ClinicLocale;
  needsAssessment: boolean;
  onChange: (key: number, change: Partial<BulkRow>) => void;
  /** The row is right as it is shown, whatever made it doubtful. */
  onSettle: (key: number) => void;
  onRemove: (key: number) => void;
};

export const ListRowFields = memo(drawRow, isSameRow);

function drawRow({ row, result, number, fields, locale, needsAssessment, onChange, onSettle, onRemove }: RowProps) {
  const problemsId = `row-${row.key}-problems`;
  const { problems } = result;
  const cell = 'block lg:table-cell lg:px-2 lg:py-2 lg:align-top';
  return (
    <tbody {...as.group} className="block border-b border-line last:border-b-0 lg:table-row-group">
      <tr
        {...as.row}
        className="grid grid-cols-1 gap-2 px-4 pt-3 pb-2 sm:grid-cols-2 lg:table-row lg:p-0 [&>*:last-child]:lg:pe-4"
      >
        <th
          {...as.rowHeader}
          scope="row"
          className="block pt-1.5 text-start font-semibold tabular-nums sm:col-span-2 lg:table-cell lg:px-2 lg:ps-4 lg:pt-3.5 lg:align-top"
        >
          <span className="lg:hidden">Row </span>
          {number}
          {row.line === null ? null : (
            <span className="ms-2 text-sm font-normal whitespace-nowrap text-ink-2 lg:ms-0 lg:block">{`Line ${row.line}`}</span>
          )}
        </th>
        {fields.map((field) => {
          const isWrong = problems.some(({ place, severity }) => place === field.place && severity === 'blocks');
          return (
            <td key={field.place} {...as.cell} className={`${cell} ${field.width}`}>
              <RowField
                field={field}
                row={row}
                label={`${field.label}, row ${number}`}
                isWrong={isWrong}
                describedBy={problems.length > 0 ? problemsId : undefined}
                onChange={(value) => onChange(row.key, field.changed(row, value))}
              />
              <Understood field={field} row={row} result={result} locale={locale} />
            </td>
          );
        })}
        {needsAssessment ? (
          <td {...as.cell} className={cell}>
            <label className="flex min-h-9 items-center gap-2 text-sm">
              <input
                type="checkbox"
                checked={row.assessed}
                onChange={(event) => onChange(row.key, { assessed: event.target.checked })}
                aria-label={`I have assessed this patient, row ${number}`}
                className="size-4.5 shrink-0 accent-accent"
              />
              <span className="lg:hidden">I have assessed this patient</span>
            </label>
          </td>
        ) : null}
        <td {...as.cell} className={`${cell} sm:col-start-2 sm:justify-self-end`}>
          <IconButton label={`Take out row ${number}`} icon={<X aria-hidden />} onPress={() => onRemove(row.key)} />
        </td>
      </tr>
      {problems.length > 0 ? (
        <tr {...as.row} className="block lg:table-row">
          <td {...as.cell} colSpan={fields.length + 3} className="block px-4 pb-3 lg:table-cell">
            <ul id={problemsId} className="grid gap-0.5 text-sm font-medium">
              {problems.map((problem) => (
                <Problem key={JSON.stringify(problem)} problem={problem} locale={locale} />
              ))}
            </ul>
            {row.doubts.some(isSettledByLook) ? (
              <Button size="sm" className="mt-2" onPress={() => onSettle(row.key)}>
                {`Row ${number} is right as shown`}
              </Button>
            ) : null}
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function Problem({ problem, locale }: { problem: RowProblem; locale: ClinicLocale }) {
  return <li className={problem.severity === 'blocks' ? 'text-red' : 'text-amber'}>{problemWords(problem, locale)}</li>;
}

function RowField({
  field,
  row,
  label,
  isWrong,
  describedBy,
  onChange,
}: {
  field: ListField;
  row: BulkRow;
  label: string;
  isWrong: boolean;
  describedBy: string | undefined;
  onChange: (value: string) => void;
}) {
  const value = field.valueOf(row);
  const common = {
    'aria-label': label,
    'aria-invalid': isWrong,
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    className: `field-box w-full min-w-0 px-2.5 py-1.5 ${isWrong ? 'border-red' : ''}`,
  };
  return (
    <>
      <span aria-hidden className="mb-1 block text-sm font-medium text-ink-2 lg:hidden">
        {field.label}
      </span>
      {field.options.length > 0 ? (
        <select {...common} value={optionOf(field, value)} onChange={(event) => onChange(event.target.value)}>
          {field.options.some(({ id }) => id === optionOf(field, value)) ? null : (
            <option value={value}>{value}</option>
          )}
          {field.options.map(({ id, label: words }) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type="text"
          dir="auto"
          value={value}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </>
  );
}

/** "Spanish" in the list is the option "es"; what is no option stands for itself. */
function optionOf({ options, place }: ListField, value: string): string {
  if (value === '' || options.some(({ id }) => id === value)) return value;
  const locale = place === 'language' ? localeNamed(value) : null;
  const known = options.find(({ id, label }) => id === locale || label.toLowerCase() === value.toLowerCase());
  return known?.id ?? value;
}

/** A date that was written in another way, as it was read: the month in words leaves no doubt. */
function Understood({
  field,
  row,
  result,
  locale,
}: {
  field: ListField;
  row: BulkRow;
  result: CheckedRow;
  locale: ClinicLocale;
}) {
  const iso = result.patient.dateOfBirth;
  if (field.place !== 'dateOfBirth' || iso === '' || row.dateOfBirth === iso) return null;
  return <p className="mt-1 text-sm text-ink-2">{formatDate(iso, locale)}</p>;
}

/** A list of 500 is checked anew at every key; only rows of which something is different are drawn anew. */
function isSameRow(before: RowProps, after: RowProps): boolean {
  return (
    before.row === after.row &&
    before.number === after.number &&
    before.fields.map(({ place }) => place).join() === after.fields.map(({ place }) => place).join() &&
    JSON.stringify(before.result) === JSON.stringify(after.result)
  );
}
