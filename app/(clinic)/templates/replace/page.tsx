import type { Metadata } from 'next';
import { BackLink } from '@/components/library/back-link';
import { ReplaceSection } from '@/components/templates/replace-section';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { loadReplaceableSections } from '@/lib/features/template-sections/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Replace a section' };

export default async function ReplaceSectionPage() {
  const { scope } = await requireActor('/templates/replace');
  const sections = await orNotFound(loadReplaceableSections(scope));
  return (
    <>
      <BackLink href="/templates">Templates</BackLink>
      <PageHeading title="Replace a section">
        One section in the place of another, in all shared templates and your own at once. Personal templates of
        colleagues stay as they are.
      </PageHeading>
      <ReplaceSection
        sections={sections.map(({ sectionId, topicTitle, heading }) => ({
          id: sectionId,
          label: `${topicTitle ?? 'Any handout'}: ${heading}`,
        }))}
      />
    </>
  );
}
