import type { StarterSection } from '@/lib/content/starter-content';
import type { SectionVersion, TopicName } from '@/lib/domain/library/section';

type Topic = { id: string; name: TopicName };

/** A section of the starter library as a clinic gets it: in the language, where it is translated. */
export function starterVersion(
  section: StarterSection,
  { locale, topic = null, nextId }: { locale: string; topic?: Topic | null; nextId: () => string },
): SectionVersion {
  const { slug, kind, heading, body, sources } = section;
  const translation = section.translations.find((one) => one.locale === locale);
  return {
    ...{ id: nextId(), sectionId: nextId(), topicId: topic?.id ?? null, slug, kind, number: 1 },
    ...(topic && { topicName: topic.name }),
    locale: translation ? locale : section.locale,
    originalNumber: translation ? 1 : null,
    tags: [],
    heading: translation?.heading ?? heading,
    body: translation?.body ?? body,
    ...{ sources, status: 'draft', review: null },
  };
}
