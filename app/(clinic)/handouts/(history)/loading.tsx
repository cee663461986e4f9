import { PageHeading } from '@/components/ui/page-heading';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function HistoryLoading() {
  return (
    <>
      <PageHeading title="Handouts">What your clinic has given to patients, exactly as it was printed.</PageHeading>
      <div className="mb-5 grid grid-cols-2 gap-3 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <Skeleton className="h-9 rounded-lg! col-span-full" />
        {['topic', 'clinician', 'from', 'to'].map((filter) => (
          <Skeleton key={filter} className="h-15 rounded-lg!" />
        ))}
      </div>
      <div className="mb-2 min-h-6" />
      <SkeletonRows rows={6} label="Loading handouts" />
    </>
  );
}
