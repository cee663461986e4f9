import type { Metadata } from 'next';
import { BackLink } from '@/components/library/back-link';
import { FiguresView } from '@/components/library/figures-view';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { dateIn } from '@/lib/domain/clinic/dates';
import { gradeSpread, libraryFigures } from '@/lib/domain/library/library-figures';
import { loadSectionUses, loadTopicGrades } from '@/lib/features/figures/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Library in figures' };

export default async function FiguresPage() {
  const { scope, clinic } = await requireActor('/library/figures');
  const uses = await orNotFound(loadSectionUses(scope));
  const grades = await loadTopicGrades(scope);
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
