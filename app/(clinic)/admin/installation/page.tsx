import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { FindingList } from '@/components/admin/finding-list';
import { SettingsSection } from '@/components/settings/settings-section';
import { requireActor } from '@/lib/auth/current-actor';
import { loadInstallation } from '@/lib/features/installation/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Admin: installation' };

export default async function InstallationPage() {
  const { scope } = await requireActor('/admin/installation');
  // For admins alone; for anyone else this page does not exist.
  const findings = await orNotFound(loadInstallation(scope, new Headers(await headers()), new Date()));
  return (
    <SettingsSection
      id="installation"
      title="Installation"
      description="The state of the server that your clinic runs on. Your administrator can run “npm run doctor” there, which checks more."
    >
      <FindingList findings={findings} labelledBy="installation" />
    </SettingsSection>
  );
}
