import { ChartColumn, ListChecks } from 'lucide-react';
import type { Metadata } from 'next';
import { GenericSections } from '@/components/library/generic-sections';
import { TopicSearch } from '@/components/library/topic-search';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { can } from '@/lib/domain/access/policy';
import { listTopics, loadGenericSections } from '@/lib/features/library/data';

export const metadata: Metadata = { title: 'Library' };

export default async function LibraryPage() {
  const { scope, clinic } = await requireActor('/library');
  const [topics, generic] = await Promise.all([listTopics(scope), loadGenericSections(scope)]);
  return (
    <>
      <PageHeading
        title="Library"
        actions={
          can(scope, { do: 'section.edit' }) ? (
            <>
              <ButtonLink href="/library/review" icon={<ListChecks aria-hidden />}>
                Review
              </ButtonLink>
              <ButtonLink href="/library/figures" icon={<ChartColumn aria-hidden />}>
                Figures
              </ButtonLink>
            </>
          ) : null
        }
      >
        The topics and sections that your clinic’s handouts are made of.
      </PageHeading>
      <TopicSearch topics={topics} />
      <GenericSections sections={generic} accentColor={clinic.accentColor} />
    </>
  );
}
