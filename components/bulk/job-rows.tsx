import Link from 'next/link';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { DataTable } from '@/components/ui/data-table';
import type { RowState } from '@/lib/domain/bulk/job';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { formatDate } from '@/lib/domain/clinic/dates';
import { UNREADABLE } from '@/lib/domain/unreadable';
import type { JobPage, JobProgressRow } from '@/lib/features/bulk/data';
import { failureOfRow } from './failure-of-row';

const stateBadges: Record<RowState, { tone: BadgeTone; words: string }> = {
  waiting: { tone: 'neutral', words: 'Waiting' },
  issued: { tone: 'green', words: 'Issued' },
  failed: { tone: 'red', words: 'Failed' },
  cancelled: { tone: 'neutral', words: 'Not made' },
};

function noName(patient: JobPage['patients'][number] | undefined): string {
  if (patient?.closed) return 'Restricted';
  return patient?.unreadable ? UNREADABLE : 'No longer kept';
}

/** Every row of a list with what became of it. */
export function JobRows({
  rows,
  patients,
  clinic,
}: {
  rows: readonly JobProgressRow[];
  patients: JobPage['patients'];
  clinic: Pick<Clinic, 'locale'>;
}) {
  const byNumber = new Map(patients.map((patient) => [patient.number, patient]));
  const listed = rows.map((row) => ({ ...row, patient: byNumber.get(row.number) }));
  return (
    <DataTable
      caption="Patients of the list"
      rows={listed}
      rowKey={({ number }) => String(number)}
      columns={[
        { id: 'number', heading: 'Row', cell: ({ number }) => <span className="tabular-nums">{number}</span> },
        {
          id: 'patient',
          heading: 'Patient',
          isRowHeader: true,
          cell: ({ patient }) => (
            <>
              {patient?.name ? (
                <bdi>{patient.name}</bdi>
              ) : (
                <span className="font-normal text-ink-2">{noName(patient)}</span>
              )}
              <span className="block text-sm font-normal text-ink-2">
                {patient
                  ? [
                      patient.dateOfBirth && `Born ${formatDate(patient.dateOfBirth, clinic.locale)}`,
                      patient.recordNumber,
                    ]
                      .filter(Boolean)
                      .join(' · ')
                  : ''}
              </span>
            </>
          ),
        },
        {
          id: 'state',
          heading: 'State',
          cell: (row) => (
            <>
              <Badge tone={stateBadges[row.state].tone}>{stateBadges[row.state].words}</Badge>
              {row.state === 'failed' ? <p className="mt-1 max-w-md text-sm text-ink">{failureOfRow(row)}</p> : null}
            </>
          ),
        },
        {
          id: 'handout',
          heading: 'Handout',
          headingHidden: true,
          cell: ({ state, handoutId, number }) =>
            state === 'issued' ? (
              <Link
                href={`/handouts/${handoutId}`}
                prefetch={false}
                className="font-semibold text-accent hover:underline"
              >
                Open<span className="sr-only"> the handout of row {number}</span>
              </Link>
            ) : null,
        },
      ]}
    />
  );
}
