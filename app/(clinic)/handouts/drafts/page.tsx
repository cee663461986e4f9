import type { Metadata } from 'next';
import { DraftsList } from '@/components/handouts/drafts-list';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { failureWords } from '@/components/wording/failure-words';
import { requireActor } from '@/lib/auth/current-actor';
import { loadDraftPage } from '@/lib/features/drafts/data';

export const metadata: Metadata = { title: 'Your drafts' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function DraftsPage({ searchParams }: { searchParams: Query }) {
  const { scope, clinic } = await requireActor('/handouts/drafts');
  const { page, full } = await searchParams;
  const drafts = await loadDraftPage(scope, Number(page ?? 1));
  return (
    <>
      <PageHeading title="Your drafts">What you have begun and not issued yet.</PageHeading>
      {full === undefined ? null : (
        <div className="mb-6">
          <Notice tone="amber">{failureWords['drafts-full']}</Notice>
        </div>
      )}
      <DraftsList {...drafts} clock={{ now: new Date(), locale: clinic.locale, timeZone: clinic.timeZone }} />
    </>
  );
}
