import type { Metadata } from 'next';
import { BrandingScreen } from '@/components/admin/branding-screen';
import { timeZoneNames } from '@/components/admin/clinic-choices';
import { requireActor } from '@/lib/auth/current-actor';
import { dateIn } from '@/lib/domain/clinic/dates';
import { loadClinicSettings, loadSampleHandout } from '@/lib/features/clinics/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Admin: branding' };

export default async function BrandingPage() {
  const { scope, clinic, name } = await requireActor('/admin/branding');
  const settings = await orNotFound(loadClinicSettings(scope));
  const now = new Date();
  const sample = await loadSampleHandout(scope, now, clinic.timeZone);
  return (
    <BrandingScreen
      settings={settings}
      sample={sample}
      clinicId={clinic.id}
      clinicianName={name}
      now={now.toISOString()}
      today={dateIn(clinic.timeZone, now)}
      timeZones={timeZoneNames(clinic.timeZone)}
    />
  );
}
