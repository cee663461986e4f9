import type { Metadata } from 'next';
import { MembersTable } from '@/components/admin/members-table';
import { SettingsSection } from '@/components/settings/settings-section';
import { requireActor } from '@/lib/auth/current-actor';
import { listMembers } from '@/lib/features/clinics/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Admin: members' };

export default async function MembersPage() {
  const { scope } = await requireActor('/admin');
  // For admins alone; for anyone else this page does not exist.
  const members = await orNotFound(listMembers(scope));
  return (
    <SettingsSection id="members" title="Members">
      <MembersTable members={members} />
    </SettingsSection>
  );
}
