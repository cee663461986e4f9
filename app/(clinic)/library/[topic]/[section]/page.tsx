import type { Metadata } from 'next';
import { BackLink } from '@/components/library/back-link';
import { VersionList } from '@/components/library/version-list';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { sectionKindLabels } from '@/lib/domain/library/section';
import { loadSection } from '@/lib/features/library/data';
import { orNotFound } from '@/lib/web/not-found';

type Params = Promise<{ topic: string; section: string }>;

export const metadata: Metadata = { title: 'Section' };

export default async function SectionPage({ params }: { params: Params }) {
  const slugs = await params;
  const { scope, clinic } = await requireActor(`/library/${slugs.topic}/${slugs.section}`);
  const { topic, versions } = await orNotFound(loadSection(scope, slugs.topic, slugs.section));
  const newest = versions[0];
  return (
    <>
      <BackLink href={`/library/${topic.slug}`}>{topic.title}</BackLink>
      <PageHeading title={newest?.heading ?? 'Section'}>{newest ? sectionKindLabels[newest.kind] : null}</PageHeading>
      <VersionList versions={versions} clinic={clinic} />
    </>
  );
}
