import type { Metadata } from 'next';
import { BackLink } from '@/components/library/back-link';
import { ExportPack } from '@/components/library/packs/export-pack';
import { ImportPack } from '@/components/library/packs/import-pack';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { listTopicsToExport } from '@/lib/features/packs/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Packs' };

export default async function PacksPage() {
  const { scope } = await requireActor('/library/packs');
  const topics = await orNotFound(listTopicsToExport(scope));
  return (
    <>
      <BackLink href="/library">Library</BackLink>
      <PageHeading title="Packs">
        The library as text files in a ZIP file: to keep, to work on elsewhere, or to share with another clinic.
      </PageHeading>
      <ExportPack topics={topics} />
      <ImportPack />
    </>
  );
}
