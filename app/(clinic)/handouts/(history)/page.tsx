import type { Metadata } from 'next';
import { History } from '@/components/handouts/history';
import { filledIn } from '@/components/handouts/history-filters';
import { filtersFromQuery } from '@/components/handouts/history-query';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { can } from '@/lib/domain/access/policy';
import { historyFilters, searchHandouts } from '@/lib/features/handouts/search';

export const metadata: Metadata = { title: 'Handouts' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function HistoryPage({ searchParams }: { searchParams: Query }) {
  const { scope, clinic } = await requireActor('/handouts');
  const filters = filtersFromQuery(await searchParams);
  const [page, choices] = await Promise.all([
    searchHandouts(scope, { q: '', ...filledIn(filters) }, clinic.timeZone),
    historyFilters(scope),
  ]);
  return (
    <>
      <PageHeading title="Handouts">What your clinic has given to patients, exactly as it was printed.</PageHeading>
      <History
        start={{ filters, page }}
        choices={choices}
        canExport={can(scope, { do: 'records.keep' })}
        clinic={{ locale: clinic.locale, timeZone: clinic.timeZone }}
      />
    </>
  );
}
