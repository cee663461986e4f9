import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink } from '@/components/library/back-link';
import { ExportPack } from '@/components/library/packs/export-pack';
import { ImportPack } from '@/components/library/packs/import-pack';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { can } from '@/lib/domain/access/policy';
import { listTopics } from '@/lib/features/library/data';

export const metadata: Metadata = { title: 'Packs' };

export default async function PacksPage() {
  const { scope } = await requireActor('/library/packs');
  if (!can(scope, { do: 'section.edit' })) notFound();
  const topics = await listTopics(scope);
  return (
    <>
      <BackLink href="/library">Library</BackLink>
      <PageHeading title="Packs">
        The library as text files in a ZIP file: to keep, to work on elsewhere, or to share with another clinic.
      </PageHeading>
      <ExportPack topics={topics.map(({ slug, title }) => ({ slug, title }))} />
      <ImportPack />
    </>
  );
}
