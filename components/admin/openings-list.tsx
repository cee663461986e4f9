import Link from 'next/link';
import { instantLabel } from '@/components/handouts/instant-label';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import type { RecordOpening } from '@/lib/features/restricted-records/data';

/** Who opened a restricted record, when and why. */
export function OpeningsList({
  openings,
  clinic,
}: {
  openings: readonly RecordOpening[];
  clinic: Pick<Clinic, 'locale' | 'timeZone'>;
}) {
  if (openings.length === 0) return <p className="text-ink-2">Nobody opened one.</p>;
  const columns: DataColumn<RecordOpening>[] = [
    { id: 'who', heading: 'Who', isRowHeader: true, cell: ({ byName }) => byName },
    {
      id: 'when',
      heading: 'When',
      cell: ({ openedAt }) => (
        <time dateTime={openedAt} className="whitespace-nowrap">
          {instantLabel(openedAt, clinic)}
        </time>
      ),
    },
    {
      id: 'why',
      heading: 'Why',
      cell: ({ reason }) => <bdi className="break-words">{reason === '' ? 'Erased with the handout' : reason}</bdi>,
    },
    {
      id: 'what',
      heading: 'Opened from',
      cell: ({ handout }) => (
        <Link href={`/handouts/${handout.id}`} className="font-semibold text-accent hover:underline">
          {handout.reference}
        </Link>
      ),
    },
  ];
  return (
    <DataTable
      caption="Who opened a restricted record, when and why"
      columns={columns}
      rows={openings}
      rowKey={({ id }) => id}
    />
  );
}
