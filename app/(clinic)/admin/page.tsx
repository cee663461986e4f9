import type { Metadata } from 'next';
import { AuditList } from '@/components/admin/audit-list';
import { timeZoneNames } from '@/components/admin/clinic-choices';
import { ClinicForm } from '@/components/admin/clinic-form';
import { MembersTable } from '@/components/admin/members-table';
import { SettingsSection } from '@/components/settings/settings-section';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { listMembers, listRecentEvents } from '@/lib/features/clinics/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Admin' };

export default async function AdminPage() {
  const { scope, clinic } = await requireActor('/admin');
  // Both are for admins alone; for anyone else this page does not exist.
  const [members, events] = await orNotFound(Promise.all([listMembers(scope), listRecentEvents(scope)]));
  const { id: _id, logo: _logo, ...details } = clinic;
  return (
    <>
      <PageHeading title="Admin">{clinic.name}</PageHeading>
      <SettingsSection
        id="clinic"
        title="Clinic details"
        description="Printed on every handout issued from now on. Handouts already issued stay as they are."
      >
        <ClinicForm saved={details} timeZones={timeZoneNames(clinic.timeZone)} />
      </SettingsSection>
      <SettingsSection id="members" title="Members">
        <MembersTable members={members} />
      </SettingsSection>
      <SettingsSection
        id="events"
        title="Recent activity"
        description="The latest 50 events of your clinic’s audit trail."
      >
        <AuditList events={events} clinic={clinic} />
      </SettingsSection>
    </>
  );
}
