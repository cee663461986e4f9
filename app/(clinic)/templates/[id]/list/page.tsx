import type { Metadata } from 'next';
import { BulkScreen } from '@/components/bulk/bulk-screen';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { dateIn } from '@/lib/domain/clinic/dates';
import { loadBulkForm } from '@/lib/features/bulk/data';
import { printableRanges } from '@/lib/pdf/coverage';
import { orNotFound, requireUuid } from '@/lib/web/not-found';

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: 'Issue for a list' };

export default async function IssueForListPage({ params }: Props) {
  const id = requireUuid((await params).id);
  const { scope, clinic, keepsIdentifiers } = await requireActor(`/templates/${id}/list`);
  const form = await orNotFound(loadBulkForm(scope, id));
  return (
    <>
      <PageHeading title="Issue for a list">
        “{form.name}”, once for each patient of a list, checked row by row before anything is made.
      </PageHeading>
      {keepsIdentifiers ? (
        <BulkScreen
          form={form}
          clinic={{ locale: clinic.locale }}
          today={dateIn(clinic.timeZone, new Date())}
          printable={printableRanges()}
        />
      ) : (
        <Notice>
          Your clinic stores no patients’ names, and a list must keep them until its handouts are made. Use the template
          for one patient at a time.
        </Notice>
      )}
    </>
  );
}
