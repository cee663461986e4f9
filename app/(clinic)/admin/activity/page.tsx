import type { Metadata } from 'next';
import { AuditList } from '@/components/admin/audit-list';
import { SettingsSection } from '@/components/settings/settings-section';
import { requireActor } from '@/lib/auth/current-actor';
import { listRecentEvents } from '@/lib/features/clinics/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Admin: activity' };

export default async function ActivityPage() {
  const { scope, clinic } = await requireActor('/admin/activity');
  const events = await orNotFound(listRecentEvents(scope));
  return (
    <SettingsSection
      id="events"
      title="Recent activity"
      description="The latest 50 events of your clinic’s audit trail."
    >
      <AuditList events={events} clinic={clinic} />
    </SettingsSection>
  );
}
