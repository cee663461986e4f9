import { ArrowDown, Download } from 'lucide-react';
import type { Metadata } from 'next';
import { ActivityFilters } from '@/components/admin/activity-filters';
import { auditAddress, auditQuery, filledInFilters } from '@/components/admin/audit-filters';
import { AuditList } from '@/components/admin/audit-list';
import { VerifyChainButton } from '@/components/admin/verify-chain-button';
import { DownloadLink } from '@/components/handouts/download-link';
import { SettingsSection } from '@/components/settings/settings-section';
import { ButtonLink } from '@/components/ui/button-link';
import { requireActor } from '@/lib/auth/current-actor';
import { listActors, listEvents } from '@/lib/features/audit/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Admin: activity' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function ActivityPage({ searchParams }: { searchParams: Query }) {
  const { scope, clinic } = await requireActor('/admin/activity');
  const { filters, before } = auditQuery(await searchParams);
  const page = await orNotFound(listEvents(scope, filledInFilters(filters), { timeZone: clinic.timeZone, before }));
  const members = await listActors(scope);
  return (
    <SettingsSection
      id="events"
      title="Activity"
      description="Who signed in, saw, made, changed, issued, printed or exported something, or was refused it. Nobody can change this list."
    >
      <ActivityFilters filters={filters} members={members} clinic={{ locale: clinic.locale }} />
      <div className="mb-4 flex flex-wrap gap-2">
        <VerifyChainButton />
        <DownloadLink
          href={auditAddress('/api/audit/export', filters)}
          fileName="plainleaf-activity.csv"
          icon={<Download aria-hidden />}
        >
          Export as CSV
        </DownloadLink>
      </div>
      <AuditList events={page.events} clinic={clinic} />
      {page.olderThan === null ? null : (
        <ButtonLink
          className="mt-4"
          icon={<ArrowDown aria-hidden />}
          href={auditAddress('/admin/activity', filters, page.olderThan)}
        >
          Older events
        </ButtonLink>
      )}
    </SettingsSection>
  );
}
