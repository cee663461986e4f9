import { FilePlus2 } from 'lucide-react';
import type { Metadata } from 'next';
import { cache } from 'react';
import { StartDraftButton } from '@/components/handouts/start-draft-button';
import { BackLink } from '@/components/library/back-link';
import { FavouriteButton } from '@/components/library/favourite-button';
import { LanguageLinks } from '@/components/library/language-links';
import { ReviewNotice } from '@/components/library/review-notice';
import { TopicFacts } from '@/components/library/topic-facts';
import { TopicSection } from '@/components/library/topic-section';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { can } from '@/lib/domain/access/policy';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { dateIn } from '@/lib/domain/clinic/dates';
import { type LibrarySection, listTopics, loadTopic } from '@/lib/features/library/data';
import { loadWordings } from '@/lib/features/translations/data';
import { orNotFound } from '@/lib/web/not-found';

type Params = Promise<{ topic: string }>;
type Search = Promise<{ lang?: string | string[] }>;

/** Read once for the title and the page. */
const topicOf = cache(async (slug: string) => {
  const { scope } = await requireActor(`/library/${slug}`);
  return orNotFound(loadTopic(scope, slug));
});

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: (await topicOf((await params).topic)).topic.title };
}

export default async function TopicPage({ params, searchParams }: { params: Params; searchParams: Search }) {
  const slug = (await params).topic;
  const { scope, clinic } = await requireActor(`/library/${slug}`);
  const { topic, sections: originals } = await topicOf(slug);
  const { lang } = await searchParams;
  const locale = topic.translations.find((translation) => translation.locale === lang)?.locale ?? topic.locale;
  const sections = locale === topic.locale ? originals : await inLanguage(scope, originals, locale);
  const topics = await listTopics(scope);
  const favourite = topics.some((one) => one.id === topic.id && one.favourite);
  const canEdit = can(scope, { do: 'section.edit' });
  const anyReviewed = sections.some(({ version }) => version.status !== 'draft');
  return (
    <>
      <BackLink href="/library">Library</BackLink>
      <PageHeading
        title={topic.title}
        actions={
          <>
            <FavouriteButton subject="topic" subjectId={topic.id} on={favourite} />
            <StartDraftButton
              start={{ from: 'topic', slug, locale }}
              variant="primary"
              icon={<FilePlus2 aria-hidden />}
            >
              Make a handout
            </StartDraftButton>
          </>
        }
      >
        {topic.subtitle}
      </PageHeading>
      <LanguageLinks
        path={`/library/${slug}`}
        original={topic.locale}
        others={topic.translations.map((translation) => translation.locale)}
        shown={locale}
      />
      <ReviewNotice statuses={sections.map(({ version }) => version.status)} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_15rem]">
        <div className="grid min-w-0 gap-8">
          {sections.map(({ version, recommended, claims }) => (
            <TopicSection
              key={version.id}
              topicSlug={slug}
              version={version}
              claims={claims}
              recommended={recommended}
              showsReview={anyReviewed}
              canEdit={canEdit}
              today={dateIn(clinic.timeZone, new Date())}
              clinic={clinic}
            />
          ))}
        </div>
        <TopicFacts topic={topic} contents={sections.map(({ version }) => version)} />
      </div>
    </>
  );
}

/** The same sections in another language; the claims are those of the originals and stand with them. */
async function inLanguage(scope: ClinicScope, sections: LibrarySection[], locale: string): Promise<LibrarySection[]> {
  const sectionIds = sections.map(({ version }) => version.sectionId);
  const { versions } = await loadWordings(scope, { sectionIds, locale });
  return sections.map((section) => {
    const version = versions.find(({ sectionId }) => sectionId === section.version.sectionId);
    return version && version.originalNumber !== null ? { ...section, version, claims: [] } : section;
  });
}
