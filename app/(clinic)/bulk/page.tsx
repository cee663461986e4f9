import type { Metadata } from 'next';
import { JobList } from '@/components/bulk/job-list';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { listJobs } from '@/lib/features/bulk/data';

export const metadata: Metadata = { title: 'Lists' };

export default async function ListsPage() {
  const { scope, clinic } = await requireActor('/bulk');
  return (
    <>
      <PageHeading title="Lists">Templates that were issued for many patients at once, the latest first.</PageHeading>
      <JobList jobs={await listJobs(scope)} clinic={clinic} />
    </>
  );
}
