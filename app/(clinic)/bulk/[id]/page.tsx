import type { Metadata } from 'next';
import { JobScreen } from '@/components/bulk/job-screen';
import { instantLabel } from '@/components/handouts/instant-label';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { can } from '@/lib/domain/access/policy';
import { loadJob } from '@/lib/features/bulk/data';
import { orNotFound, requireUuid } from '@/lib/web/not-found';

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: 'List' };

export default async function ListPage({ params }: Props) {
  const id = requireUuid((await params).id);
  const { scope, clinic } = await requireActor(`/bulk/${id}`);
  const page = await orNotFound(loadJob(scope, id));
  return (
    <>
      <PageHeading title={`“${page.title}” for a list`}>
        {page.byName}, {instantLabel(page.createdAt, clinic)}
      </PageHeading>
      <JobScreen page={page} clinic={clinic} canChange={can(scope, { do: 'bulk.change', job: page })} />
    </>
  );
}
