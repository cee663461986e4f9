import type { Metadata } from 'next';
import { InvitationList } from '@/components/admin/invitation-list';
import { InviteForm } from '@/components/admin/invite-form';
import { MembersTable } from '@/components/admin/members-table';
import { SettingsSection } from '@/components/settings/settings-section';
import { requireActor } from '@/lib/auth/current-actor';
import { listInvitations } from '@/lib/features/invitations/data';
import { listMembers } from '@/lib/features/members/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Admin: members' };

export default async function MembersPage() {
  const { scope, clinic } = await requireActor('/admin');
  const now = new Date();
  // For admins alone; for anyone else this page does not exist.
  const members = await orNotFound(listMembers(scope, now));
  return (
    <>
      <SettingsSection id="members" title="Members">
        <MembersTable members={members} />
      </SettingsSection>
      <SettingsSection
        id="invite"
        title="Invite someone"
        description="They get a link that works once, and choose their own password."
      >
        <InviteForm />
        <InvitationList invitations={await listInvitations(scope, now)} clinic={clinic} />
      </SettingsSection>
    </>
  );
}
