import { PageHeading } from '@/components/ui/page-heading';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function LibraryLoading() {
  return (
    <>
      <PageHeading title="Library">The topics and sections that your clinic’s handouts are made of.</PageHeading>
      <Skeleton className="mb-4 h-9 rounded-lg!" />
      <SkeletonRows rows={5} label="Loading topics" />
    </>
  );
}
