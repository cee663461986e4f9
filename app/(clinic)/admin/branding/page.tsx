import type { Metadata } from 'next';
import { BrandingScreen } from '@/components/admin/branding-screen';
import { timeZoneNames } from '@/components/admin/clinic-choices';
import { requireActor } from '@/lib/auth/current-actor';
import { dateIn } from '@/lib/domain/clinic/dates';
import { isLanguageTag } from '@/lib/domain/clinic/texts/clinic-translations';
import { loadClinicSettings, loadSampleHandout } from '@/lib/features/clinics/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Admin: branding' };

type Query = Promise<{ language?: string | string[] }>;

export default async function BrandingPage({ searchParams }: { searchParams: Query }) {
  const { language } = await searchParams;
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
      askedLanguage={typeof language === 'string' && isLanguageTag(language) ? language : null}
    />
  );
}
