'use client';

import { useMemo, useRef, useState } from 'react';
import { type CheckedRow, checkRows, isReady, type ListRules } from '@/lib/domain/bulk/check-rows';
import { orderOfDates } from '@/lib/domain/bulk/date-order';
import type { ColumnUse, ListColumn } from '@/lib/domain/bulk/list-columns';
import { type BulkRow, MAX_ROWS, type ReadList, readList, rowsOfList } from '@/lib/domain/bulk/read-list';
import { type DateOrder, readDate } from '@/lib/domain/clinic/read-date';
import { isWithin, unpackRanges } from '@/lib/domain/code-point-ranges';
import type { BulkForm } from '@/lib/features/bulk/data';

export type ListedRow = BulkRow & {
  /** Names the row while others go. */
  key: number;
};

/** A list between being pasted and being issued: nothing of it leaves this page until it is confirmed. */
export function useBulkList({
  form,
  today,
  printable,
}: {
  form: BulkForm;
  today: string;
  printable: readonly number[];
}) {
  const [list, setList] = useState<ReadList | null>(null);
  const [rows, setRows] = useState<readonly ListedRow[]>([]);
  const [chosenOrder, chooseOrder] = useState<DateOrder | null>(null);
  const [commonAnswers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const nextKey = useRef(0);
  const ranges = useMemo(() => unpackRanges(printable), [printable]);

  const told = useMemo(() => orderOfDates(rows.map(({ dateOfBirth }) => dateOfBirth)), [rows]);
  const dateOrder = chosenOrder ?? told?.order ?? null;
  const checked: CheckedRow[] = useMemo(() => {
    const rules: ListRules = {
      ...{ blanks: form.blanks, commonAnswers, languages: form.languages, locale: form.locale, dateOrder, today },
      needsAssessment: form.gatedTopic !== null,
      isPrintable: (codePoint) => isWithin(ranges, codePoint),
    };
    return checkRows(rows, rules);
  }, [form, commonAnswers, dateOrder, today, ranges, rows]);

  const keyed = (row: BulkRow): ListedRow => {
    nextKey.current += 1;
    return { ...row, key: nextKey.current };
  };
  const take = (read: ReadList): void => {
    setList(read);
    chooseOrder(null);
    setRows(rowsOfList(read.records.slice(0, MAX_ROWS), read.columns).map(keyed));
  };

  return {
    list,
    rows,
    checked,
    dateOrder,
    /** The date that told the order; null where the clinician did, or nothing does. */
    orderTold: chosenOrder === null ? told : null,
    hasDoubtfulDates: rows.some(({ dateOfBirth }) => readDate(dateOfBirth, { order: null }).is === 'ambiguous'),
    commonAnswers,
    blockedCount: checked.filter((row) => !isReady(row)).length,
    read: (text: string): ReadList => {
      const read = readList(text, form.blanks);
      if (read.records.length > 0 && read.records.length <= MAX_ROWS) take(read);
      return read;
    },
    startOver: () => {
      setList(null);
      setRows([]);
    },
    assignColumn: (index: number, use: ColumnUse): void => {
      if (!list) return;
      const columns = list.columns.map((column, at): ListColumn => {
        if (at === index) return { ...column, use };
        return column.use === use ? { ...column, use: 'unused' } : column;
      });
      take({ ...list, columns });
    },
    change: (key: number, change: Partial<BulkRow>): void =>
      setRows((before) => before.map((row) => (row.key === key ? { ...row, ...change } : row))),
    remove: (key: number): void => setRows((before) => before.filter((row) => row.key !== key)),
    add: (row: BulkRow): void => setRows((before) => (before.length < MAX_ROWS ? [...before, keyed(row)] : before)),
    assessAll: (assessed: boolean): void => setRows((before) => before.map((row) => ({ ...row, assessed }))),
    chooseOrder,
    answerAll: (name: string, answer: string): void => setAnswers((before) => ({ ...before, [name]: answer })),
  };
}

export type BulkListModel = ReturnType<typeof useBulkList>;
