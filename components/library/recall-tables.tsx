import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { DataTable } from '@/components/ui/data-table';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { formatDate, formatInstant } from '@/lib/domain/clinic/dates';
import { UNREADABLE } from '@/lib/domain/unreadable';
import type { RecallList } from '@/lib/features/recall/data';

/** Whom a wording was given to, and where it would be given again. */
export function RecallTables({ list, clinic }: { list: RecallList; clinic: Pick<Clinic, 'locale' | 'timeZone'> }) {
  const when = (instant: string): string => formatInstant(new Date(instant), clinic.locale, clinic.timeZone);
  return (
    <div className="grid gap-8">
      <Part title="Handouts given" count={list.handouts.length} none="No handout was issued with this wording.">
        <DataTable
          caption="Handouts given with this wording"
          rows={list.handouts}
          rowKey={(row) => row.id}
          columns={[
            {
              id: 'patient',
              heading: 'Patient',
              isRowHeader: true,
              cell: (row) => (
                <Link href={`/handouts/${row.id}`} className="text-accent hover:underline">
                  {row.closed ? 'Restricted' : row.unreadable ? UNREADABLE : row.patientName || 'Not kept'}
                </Link>
              ),
            },
            { id: 'born', heading: 'Born', cell: (row) => formatDate(row.dateOfBirth, clinic.locale) },
            { id: 'record', heading: 'Record number', cell: (row) => row.recordNumber },
            {
              id: 'handout',
              heading: 'Handout',
              cell: (row) => (
                <>
                  {`${row.closed ? 'Restricted record' : row.title}, ${row.reference} `}
                  {row.edited ? <Badge tone="accent">reworded</Badge> : null}
                </>
              ),
            },
            { id: 'when', heading: 'Issued', cell: (row) => `${when(row.issuedAt)} by ${row.issuedByName}` },
          ]}
        />
      </Part>
      <Part title="Drafts" count={list.drafts.length} none="No draft holds this wording.">
        <DataTable
          caption="Drafts with this wording"
          rows={list.drafts}
          rowKey={(row) => row.id}
          columns={[
            {
              id: 'title',
              heading: 'Draft',
              isRowHeader: true,
              cell: (row) => (
                <Link href={`/handouts/${row.id}`} className="text-accent hover:underline">
                  {row.closed ? 'Restricted record' : row.title || 'Without title'}
                </Link>
              ),
            },
            {
              id: 'patient',
              heading: 'Patient',
              cell: (row) => (row.closed ? 'Restricted' : row.patientName || 'Not named yet'),
            },
            { id: 'owner', heading: 'By', cell: (row) => row.ownerName },
            { id: 'on', heading: 'Section', cell: (row) => (row.isOn ? 'On' : 'Switched off') },
          ]}
        />
      </Part>
      <Part title="Templates" count={list.templates.length} none="No template holds this wording.">
        <DataTable
          caption="Templates with this wording"
          rows={list.templates}
          rowKey={(row) => row.id}
          columns={[
            { id: 'name', heading: 'Template', isRowHeader: true, cell: (row) => row.name },
            { id: 'owner', heading: 'By', cell: (row) => row.ownerName },
            { id: 'shared', heading: 'For', cell: (row) => (row.shared ? 'The clinic' : 'Its owner') },
          ]}
        />
      </Part>
    </div>
  );
}

function Part({ title, count, none, children }: { title: string; count: number; none: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 flex items-center gap-2 text-lg font-bold">
        {title}
        <Badge>{String(count)}</Badge>
      </h2>
      {count === 0 ? <p className="text-ink-2">{none}</p> : children}
    </section>
  );
}
