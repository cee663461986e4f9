import { PageHeading } from '@/components/ui/page-heading';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function TemplatesLoading() {
  return (
    <>
      <PageHeading title="Templates">Arrangements of sections that you use again and again.</PageHeading>
      <Skeleton className="mb-2 h-5 w-16" />
      <SkeletonRows rows={4} label="Loading templates" />
    </>
  );
}
