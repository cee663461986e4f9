import { FilePlus2 } from 'lucide-react';
import type { Metadata } from 'next';
import { cache } from 'react';
import { StartDraftButton } from '@/components/handouts/start-draft-button';
import { BackLink } from '@/components/library/back-link';
import { FavouriteButton } from '@/components/library/favourite-button';
import { ReviewNotice } from '@/components/library/review-notice';
import { TopicFacts } from '@/components/library/topic-facts';
import { TopicSection } from '@/components/library/topic-section';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { listTopics, loadTopic } from '@/lib/features/library/data';
import { orNotFound } from '@/lib/web/not-found';

type Params = Promise<{ topic: string }>;

/** Read once for the title and the page. */
const topicOf = cache(async (slug: string) => {
  const { scope } = await requireActor(`/library/${slug}`);
  return orNotFound(loadTopic(scope, slug));
});

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: (await topicOf((await params).topic)).topic.title };
}

export default async function TopicPage({ params }: { params: Params }) {
  const slug = (await params).topic;
  const { scope, clinic } = await requireActor(`/library/${slug}`);
  const { topic, sections } = await topicOf(slug);
  const topics = await listTopics(scope);
  const favourite = topics.some((one) => one.id === topic.id && one.favourite);
  const anyReviewed = sections.some(({ version }) => version.status !== 'draft');
  return (
    <>
      <BackLink href="/library">Library</BackLink>
      <PageHeading
        title={topic.title}
        actions={
          <>
            <FavouriteButton subject="topic" subjectId={topic.id} on={favourite} />
            <StartDraftButton start={{ from: 'topic', slug }} variant="primary" icon={<FilePlus2 aria-hidden />}>
              Make a handout
            </StartDraftButton>
          </>
        }
      >
        {topic.subtitle}
      </PageHeading>
      <ReviewNotice statuses={sections.map(({ version }) => version.status)} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_15rem]">
        <div className="grid min-w-0 gap-8">
          {sections.map(({ version, recommended }) => (
            <TopicSection
              key={version.id}
              topicSlug={slug}
              version={version}
              recommended={recommended}
              showsReview={anyReviewed}
              clinic={clinic}
            />
          ))}
        </div>
        <TopicFacts topic={topic} contents={sections.map(({ version }) => version)} />
      </div>
    </>
  );
}
