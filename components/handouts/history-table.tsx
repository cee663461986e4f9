import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { counted } from '@/components/wording/review-words';
import { stateWords } from '@/components/wording/state-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { formatDate } from '@/lib/domain/clinic/dates';
import { UNREADABLE } from '@/lib/domain/unreadable';
import type { HandoutListItem } from '@/lib/features/handouts/data';
import { instantLabel } from './instant-label';

type ClinicDates = Pick<Clinic, 'locale' | 'timeZone'>;

// Below 1024 px each row is drawn as a card. A browser forgets that a cell laid out so is a cell; these remind it.
const as = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  column: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

const headings = [
  { text: 'Patient', width: 'lg:w-[27%]' },
  { text: 'Handout', width: 'lg:w-[23%]' },
  { text: 'Issued', width: '' },
  { text: 'Clinician', width: '' },
  { text: 'Pages', width: '' },
  { text: 'Reference', width: '' },
] as const;

export function HistoryTable({ rows, clinic }: { rows: readonly HandoutListItem[]; clinic: ClinicDates }) {
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-panel">
      <table {...as.table} className="block w-full text-start lg:table lg:border-collapse lg:[&_:is(td,th)]:align-top">
        <caption className="sr-only">Issued handouts, the latest first</caption>
        <thead {...as.group} className="sr-only lg:not-sr-only lg:table-header-group">
          <tr {...as.row} className="lg:border-b lg:border-line">
            {headings.map(({ text, width }) => (
              <th
                key={text}
                {...as.column}
                scope="col"
                className={`px-4 py-2.5 text-start text-sm font-semibold text-ink-2 ${width}`}
              >
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as.group} className="block divide-y divide-line lg:table-row-group">
          {rows.map((row) => (
            <HistoryRow key={row.id} row={row} clinic={clinic} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HistoryRow({ row, clinic }: { row: HandoutListItem; clinic: ClinicDates }) {
  const born = row.dateOfBirth === '' ? '' : `Born ${formatDate(row.dateOfBirth, clinic.locale)}`;
  return (
    <tr
      {...as.row}
      className="relative flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3.5 has-[a:hover]:bg-sunk lg:table-row lg:p-0"
    >
      <th
        {...as.rowHeader}
        scope="row"
        className="w-full min-w-0 wrap-anywhere text-start font-semibold lg:w-auto lg:px-4 lg:py-3"
      >
        {row.state !== 'erased' && row.patientName !== '' ? (
          <bdi>{row.patientName}</bdi>
        ) : (
          <span className="font-normal text-ink-2">{noName(row)}</span>
        )}
        <span className="block text-sm font-normal text-ink-2">
          {[born, row.recordNumber].filter(Boolean).join(' · ')}
        </span>
      </th>
      <td {...as.cell} className="w-full min-w-0 wrap-anywhere lg:w-auto lg:px-4 lg:py-3">
        <Link
          href={`/handouts/${row.id}`}
          prefetch={false}
          className="font-semibold text-accent after:absolute after:inset-0 hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-3 focus-visible:after:outline-accent"
        >
          {row.state === 'erased' ? 'Erased handout' : row.closed ? 'Restricted record' : row.title}
          {row.state === 'erased' || row.patientName === '' ? null : (
            <span className="sr-only"> for {row.patientName}</span>
          )}
        </Link>
        {row.state === 'current' || row.state === 'erased' ? null : (
          <span className="ms-2">
            <Badge tone="red">{stateWords[row.state]}</Badge>
          </span>
        )}
      </td>
      <Cell>
        <time dateTime={row.issuedAt} className="whitespace-nowrap">
          {instantLabel(row.issuedAt, clinic)}
        </time>
      </Cell>
      <Cell>
        <span className="block lg:min-w-28">{row.issuedByName}</span>
      </Cell>
      <Cell>
        <span className="lg:hidden">{counted(row.pageCount, 'page')}</span>
        <span className="hidden tabular-nums lg:inline">{row.pageCount}</span>
      </Cell>
      <Cell>
        <span className="whitespace-nowrap">{row.reference}</span>
      </Cell>
    </tr>
  );
}

function noName({ state, closed, unreadable }: HandoutListItem): string {
  if (state === 'erased') return 'Erased';
  if (unreadable) return UNREADABLE;
  return closed ? 'Restricted' : 'Not kept';
}

function Cell({ children }: { children: ReactNode }) {
  return (
    <td {...as.cell} className="min-w-0 wrap-anywhere text-sm text-ink-2 lg:px-4 lg:py-3">
      {children}
    </td>
  );
}
