'use client';

import { blankLabel } from '@/components/templates/blank-label';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { counted } from '@/components/wording/review-words';
import type { ColumnUse, ListColumn } from '@/lib/domain/bulk/list-columns';
import { type Delimiter, delimiters } from '@/lib/domain/bulk/split-list';
import { BLANK_ANSWER_MAX, type TemplateBlank } from '@/lib/domain/template/blanks';
import type { BulkForm } from '@/lib/features/bulk/data';
import type { BulkListModel } from './use-bulk-list';

/** What holds for the whole list: how it was read, what is asked once for all, and that all were assessed. */
export function ListSettings({ form, model }: { form: BulkForm; model: BulkListModel }) {
  const { rows, list, orderTold, dateOrder, hasDoubtfulDates } = model;
  const unused =
    list?.columns.flatMap((column, index) => (column.use === 'unused' ? columnName(column, index) : [])) ?? [];
  return (
    <section aria-label="For the whole list" className="grid gap-4 rounded-xl border border-line bg-panel p-4">
      {hasDoubtfulDates || dateOrder ? (
        <div className="grid gap-2 sm:max-w-sm">
          <Select
            label="How dates are written"
            options={[
              { id: 'day-first', label: 'Day first: 14/03/1981' },
              { id: 'month-first', label: 'Month first: 03/14/1981' },
            ]}
            value={dateOrder}
            onChange={(order) => model.chooseOrder(order === 'day-first' ? 'day-first' : 'month-first')}
            placeholder="Choose"
            description={orderTold ? `Read so because of ${orderTold.because}.` : ''}
          />
        </div>
      ) : null}
      {form.blanks.length > 0 ? (
        <fieldset className="grid gap-3">
          <legend className="mb-2 text-sm font-semibold text-ink-2">
            Asked by the template: for all who have no answer of their own below
          </legend>
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {form.blanks.map((blank) => (
              <CommonAnswer key={blank.name} blank={blank} model={model} />
            ))}
          </div>
        </fieldset>
      ) : null}
      {form.gatedTopic ? (
        <Switch
          label={`I have assessed ${rows.length === 1 ? 'this patient' : `all ${rows.length} patients`}`}
          description={`“${form.gatedTopic}” may only be given after an assessment. Or confirm it row by row.`}
          isSelected={rows.length > 0 && rows.every(({ assessed }) => assessed)}
          onChange={model.assessAll}
        />
      ) : null}
      {list && !list.columns.some(({ use }) => nameUses.has(use)) ? (
        <Notice tone="amber">No column is read as the patient’s name. Open “Columns” and choose it.</Notice>
      ) : null}
      {unused.length > 0 ? (
        <Notice>{`Not used: ${someOf(unused)}. Open “Columns” to use one after all.`}</Notice>
      ) : null}
      {list ? (
        <Disclosure label={`Columns (${counted(list.columns.length, 'column')} read)`}>
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
            <Select
              label="Cells are separated by"
              options={delimiters.map((id) => ({ id, label: delimiterWords[id] }))}
              value={list.delimiter}
              onChange={(id) => {
                const delimiter = delimiters.find((one) => one === id);
                if (delimiter) model.choose({ delimiter });
              }}
            />
            {list.columns.map((column, index) => (
              <Select
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                key={index}
                label={columnName(column, index)}
                options={usesFor(form.blanks)}
                value={column.use}
                // The options are the uses themselves.
                onChange={(use) => model.assignColumn(index, use as ColumnUse)}
              />
            ))}
          </div>
          <p className="mt-2 text-sm text-ink-2">
            Another choice here reads the list again: corrections below are lost.
          </p>
        </Disclosure>
      ) : null}
    </section>
  );
}

function CommonAnswer({ blank, model }: { blank: TemplateBlank; model: BulkListModel }) {
  const value = Object.hasOwn(model.commonAnswers, blank.name) ? (model.commonAnswers[blank.name] ?? '') : '';
  return blank.choices.length > 0 ? (
    <Select
      label={blankLabel(blank)}
      options={blank.choices.map((choice) => ({ id: choice, label: choice }))}
      value={value === '' ? null : value}
      onChange={(choice) => model.answerAll(blank.name, choice)}
    />
  ) : (
    <TextField
      label={blankLabel(blank)}
      value={value}
      onChange={(typed) => model.answerAll(blank.name, typed)}
      maxLength={BLANK_ANSWER_MAX}
    />
  );
}

const nameUses: ReadonlySet<ColumnUse> = new Set<ColumnUse>(['name', 'givenName', 'familyName']);

const delimiterWords: Record<Delimiter, string> = {
  '\t': 'Tabs',
  ';': 'Semicolons ;',
  '|': 'Vertical bars |',
  ',': 'Commas ,',
};

const NAMED = 8;
const someOf = (names: readonly string[]): string =>
  names.length > NAMED + 1 ? `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more` : names.join(', ');

const columnName = ({ heading }: ListColumn, index: number): string => heading || `Column ${index + 1}`;

function usesFor(blanks: readonly TemplateBlank[]): { id: ColumnUse; label: string }[] {
  return [
    { id: 'unused', label: 'Not used' },
    { id: 'name', label: 'Patient name' },
    { id: 'givenName', label: 'First name' },
    { id: 'familyName', label: 'Last name' },
    { id: 'preferredName', label: 'Preferred name' },
    { id: 'dateOfBirth', label: 'Date of birth' },
    { id: 'recordNumber', label: 'Record number' },
    { id: 'language', label: 'Language' },
    ...blanks.map((blank) => ({ id: `blank:${blank.name}` as const, label: blankLabel(blank) })),
  ];
}
