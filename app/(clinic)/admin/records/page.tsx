import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { BirthDatePolicy } from '@/components/admin/birth-date-policy';
import { IdentifiersForm } from '@/components/admin/identifiers-form';
import { OpeningsList } from '@/components/admin/openings-list';
import { RetentionForm } from '@/components/admin/retention-form';
import { SettingsSection } from '@/components/settings/settings-section';
import { requireActor } from '@/lib/auth/current-actor';
import { loadIdentifierPolicy } from '@/lib/features/identifiers/data';
import { loadRetention } from '@/lib/features/patient-records/data';
import { listOpenings } from '@/lib/features/restricted-records/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Admin: records' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function RecordsPage({ searchParams }: { searchParams: Query }) {
  const { show } = await searchParams;
  const { scope, clinic } = await requireActor(show === 'opened' ? '/admin/records?show=opened' : '/admin/records');
  // A letter names the part in the query: a fragment is lost on the page that asks before a link from another site opens.
  if (show === 'opened') redirect('/admin/records#opened');
  const now = new Date();
  const retention = await orNotFound(loadRetention(scope, now));
  const openings = await orNotFound(listOpenings(scope, now));
  const policy = await orNotFound(loadIdentifierPolicy(scope));
  return (
    <>
      <SettingsSection
        id="retention"
        title="How long handouts are kept"
        description="Ask whoever advises your clinic on medical records which period the law sets where you are."
      >
        <RetentionForm key={String(retention.years)} retention={retention} />
      </SettingsSection>
      <SettingsSection
        id="names"
        title="Patients’ names"
        description="The handout that a patient takes home names them either way."
      >
        <IdentifiersForm policy={policy} />
      </SettingsSection>
      <SettingsSection
        id="opened"
        title="Restricted records that were opened"
        description="In the last 90 days, by members who were not the patient’s clinician."
      >
        <OpeningsList openings={openings} clinic={clinic} />
      </SettingsSection>
      <SettingsSection
        id="right-patient"
        title="The right patient"
        description="A handout for somebody else is the mistake that two open windows invite."
      >
        <BirthDatePolicy confirmed={policy.birthDateConfirmed} />
      </SettingsSection>
    </>
  );
}
