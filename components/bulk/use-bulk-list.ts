'use client';

import { useMemo, useRef, useState } from 'react';
import { type BulkRow, changedRow, isSettledByLook } from '@/lib/domain/bulk/bulk-row';
import { type CheckedRow, checkRows, isReady, type ListRules } from '@/lib/domain/bulk/check-rows';
import { orderOfDates } from '@/lib/domain/bulk/date-order';
import { type ColumnUse, canBeSeveral, type ListColumn } from '@/lib/domain/bulk/list-columns';
import { rowsOfList } from '@/lib/domain/bulk/list-rows';
import { type ListChoices, type ListRead, MAX_ROWS, type ReadList, readList } from '@/lib/domain/bulk/read-list';
import type { DateOrder } from '@/lib/domain/clinic/dates';
import { readDate } from '@/lib/domain/clinic/read-date';
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
  const [text, setText] = useState('');
  const [choices, setChoices] = useState<ListChoices>({});
  const [reading, setReading] = useState<ReadList | null>(null);
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
    setReading(read);
    chooseOrder(null);
    setRows(read.is === 'read' ? rowsOfList(read).map(keyed) : []);
  };
  const read = (words: string, how: ListChoices): void => {
    setText(words);
    setChoices(how);
    take(readList(words, form.blanks, how));
  };
  const list: ListRead | null = reading?.is === 'read' ? reading : null;

  return {
    text,
    reading,
    list,
    rows,
    checked,
    dateOrder,
    /** The date that told the order; null where the clinician did, or nothing does. */
    orderTold: chosenOrder === null ? told : null,
    hasDoubtfulDates: rows.some(({ dateOfBirth }) => readDate(dateOfBirth, { order: null }).is === 'ambiguous'),
    commonAnswers,
    blockedCount: checked.filter((row) => !isReady(row)).length,
    /** The text is written anew: what was said of the last one is over. */
    type: (words: string): void => {
      setText(words);
      setReading(null);
    },
    read: (words: string): void => read(words, {}),
    /** Reads the same text again in another way; corrections are lost. */
    choose: (change: ListChoices): void => read(text, { ...choices, ...change }),
    startOver: () => {
      setText('');
      setReading(null);
      setRows([]);
    },
    assignColumn: (index: number, use: ColumnUse): void => {
      if (!list) return;
      const columns = list.columns.map((column, at): ListColumn => {
        if (at === index) return { ...column, use };
        return column.use === use && !canBeSeveral(use) ? { ...column, use: 'unused' } : column;
      });
      take({ ...list, columns });
    },
    change: (key: number, change: Partial<BulkRow>): void =>
      setRows((before) => before.map((row) => (row.key === key ? changedRow(row, change) : row))),
    /** Somebody looked at the row and found it right as it is shown. */
    settle: (key: number): void =>
      setRows((before) =>
        before.map((row) =>
          row.key === key ? { ...row, doubts: row.doubts.filter((doubt) => !isSettledByLook(doubt)) } : row,
        ),
      ),
    remove: (key: number): void => setRows((before) => before.filter((row) => row.key !== key)),
    add: (row: BulkRow): void => setRows((before) => (before.length < MAX_ROWS ? [...before, keyed(row)] : before)),
    assessAll: (assessed: boolean): void => setRows((before) => before.map((row) => ({ ...row, assessed }))),
    chooseOrder,
    answerAll: (name: string, answer: string): void => setAnswers((before) => ({ ...before, [name]: answer })),
  };
}

export type BulkListModel = ReturnType<typeof useBulkList>;
