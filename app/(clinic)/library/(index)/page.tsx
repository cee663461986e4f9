import { ChartColumn, ListChecks, Package } from 'lucide-react';
import type { Metadata } from 'next';
import { GenericSections } from '@/components/library/generic-sections';
import { browsedTopics } from '@/components/library/library-address';
import { LibraryBrowser } from '@/components/library/library-browser';
import { facetsFromQuery } from '@/components/library/library-query';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { can } from '@/lib/domain/access/policy';
import { bodySystems } from '@/lib/domain/library/body-system';
import { listSectionsOfKind, listTopics, loadGenericSections } from '@/lib/features/library/data';
import { loadTopicUses } from '@/lib/features/topic-uses/data';

export const metadata: Metadata = { title: 'Library' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function LibraryPage({ searchParams }: { searchParams: Search }) {
  const { scope, clinic } = await requireActor('/library');
  const facets = facetsFromQuery(await searchParams);
  const [all, generic, uses, ofKind] = await Promise.all([
    listTopics(scope),
    loadGenericSections(scope),
    loadTopicUses(scope, new Date()),
    facets.kind === '' ? null : listSectionsOfKind(scope, facets.kind),
  ]);
  const topics = browsedTopics(all, facets, uses);
  const shown = new Set(topics.map(({ id }) => id));
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
              <ButtonLink href="/library/packs" icon={<Package aria-hidden />}>
                Packs
              </ButtonLink>
            </>
          ) : null
        }
      >
        The topics and sections that your clinic’s handouts are made of.
      </PageHeading>
      <LibraryBrowser
        topics={topics}
        sections={ofKind?.filter(({ topic }) => shown.has(topic.id)) ?? null}
        facets={facets}
        systems={bodySystems.filter((one) => all.some((topic) => topic.bodySystem === one))}
        uses={Object.fromEntries(uses)}
      />
      <GenericSections sections={generic} accentColor={clinic.accentColor} />
    </>
  );
}
