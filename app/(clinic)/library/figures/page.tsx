import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink } from '@/components/library/back-link';
import { FiguresView } from '@/components/library/figures-view';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { can } from '@/lib/domain/access/policy';
import { dateIn } from '@/lib/domain/clinic/dates';
import { gradeSpread, libraryFigures } from '@/lib/domain/library/library-figures';
import { loadSectionUses, loadTopicGrades } from '@/lib/features/figures/data';

export const metadata: Metadata = { title: 'Library in figures' };

export default async function FiguresPage() {
  const { scope, clinic } = await requireActor('/library/figures');
  if (!can(scope, { do: 'section.edit' })) notFound();
  const [uses, grades] = await Promise.all([loadSectionUses(scope), loadTopicGrades(scope)]);
  return (
    <>
      <BackLink href="/library">Library</BackLink>
      <PageHeading title="Library in figures">What is reviewed, how hard it reads and what is used.</PageHeading>
      <FiguresView
        figures={libraryFigures(uses, dateIn(clinic.timeZone, new Date()))}
        spread={grades ? gradeSpread(grades) : 'no-time'}
      />
    </>
  );
}
