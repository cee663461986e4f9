import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

/** The same heights as the page that follows, so that nothing jumps. */
export default function HomeLoading() {
  return (
    <>
      <h1 className="mb-4 text-2xl font-bold sm:text-3xl">What is this handout about?</h1>
      <Skeleton className="h-15 w-full rounded-xl!" />
      <Skeleton className="mt-3 h-5 w-72 max-w-full" />
      <div className="mt-10 grid items-start gap-x-6 gap-y-8 lg:grid-cols-2">
        <div>
          <Skeleton className="mb-2 h-5 w-20" />
          <SkeletonRows rows={3} label="Loading your handouts" />
        </div>
        <div>
          <Skeleton className="mb-2 h-5 w-28" />
          <SkeletonRows rows={3} label="Loading what you issued" />
        </div>
      </div>
    </>
  );
}
