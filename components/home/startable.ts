import { counted, reviewGap } from '@/components/wording/review-words';
import { languageName } from '@/lib/domain/language/names';
import type { Searchable } from '@/lib/domain/library/search-ranking';
import type { TopicListItem } from '@/lib/features/library/data';
import type { Found, FoundSection, FoundTemplate, FoundTopic } from '@/lib/features/search/data';
import type { TemplateListItem } from '@/lib/features/templates/data';

/** What a handout can be started from. */
export type Startable = Searchable & {
  kind: 'topic' | 'template';
  /** The row's id in its table, as a favourite names it. */
  subjectId: string;
  detail: string;
  /** What is still to be reviewed, in words; null when nothing is or it does not apply. */
  reviewGap: string | null;
  /** Language of the title, where it is a topic in another language than its original; null otherwise. */
  translation: string | null;
  /** Opening this address makes the draft: never prefetch it. */
  href: string;
};

export function startables(
  topics: readonly TopicListItem[],
  templates: readonly TemplateListItem[],
  /** How often the clinic issued handouts of a topic lately, by the topic's id. */
  topicUses: ReadonlyMap<string, number>,
): Startable[] {
  return [
    ...topics.flatMap((topic) => {
      const chosen = templates.find(({ defaultFor }) => defaultFor.includes(topic.id));
      const uses = topicUses.get(topic.id) ?? 0;
      return [chosen ? fromDefault(topic, chosen, uses) : fromTopic(topic, uses), ...inOtherLanguages(topic)];
    }),
    ...templates.filter(({ unreadable }) => !unreadable).map(fromTemplate),
  ];
}

const MOST_USED = 5;

/** What the clinic starts handouts from most, but for what is a favourite anyway. */
export function mostUsed(all: readonly Startable[]): Startable[] {
  return all
    .filter((item) => item.useCount > 0 && !item.favourite)
    .toSorted((a, b) => b.useCount - a.useCount || a.title.localeCompare(b.title))
    .slice(0, MOST_USED);
}

function fromTopic(topic: TopicListItem, useCount: number): Startable {
  return {
    kind: 'topic',
    id: `topic-${topic.id}`,
    subjectId: topic.id,
    title: topic.title,
    synonyms: topic.synonyms,
    codes: topic.icd10Codes,
    favourite: topic.favourite,
    useCount,
    detail: [counted(topic.sectionCount, 'section'), topic.icd10Codes.slice(0, 3).join(', ')]
      .filter(Boolean)
      .join(' · '),
    reviewGap: reviewGap(topic),
    translation: null,
    href: `/handouts/new?topic=${encodeURIComponent(topic.slug)}`,
  };
}

/** A topic that opens as the template this member has chosen for it. */
function fromDefault(topic: TopicListItem, { id, name }: TemplateListItem, useCount: number): Startable {
  return {
    ...fromTopic(topic, useCount),
    detail: `Opens your default: ${name}`,
    href: `/handouts/new?template=${encodeURIComponent(id)}`,
  };
}

/** Found by the words of a patient's own language; it starts the handout in that language. */
function inOtherLanguages(topic: TopicListItem): Startable[] {
  return topic.translations.map(({ locale, title, synonyms }) => ({
    kind: 'topic',
    id: `topic-${topic.id}-${locale}`,
    subjectId: topic.id,
    title,
    synonyms,
    codes: [],
    favourite: false,
    useCount: 0,
    detail: `${topic.title} in ${languageName(locale)}`,
    reviewGap: 'Translation not reviewed',
    translation: locale,
    href: `/handouts/new?topic=${encodeURIComponent(topic.slug)}&lang=${encodeURIComponent(locale)}`,
  }));
}

function fromTemplate({ name, title, ...template }: TemplateListItem): Startable {
  return templateNamed(name, [title, ...template.labels], template);
}

type SomeTemplate = Pick<FoundTemplate, 'id' | 'mine' | 'ownerName' | 'favourite' | 'useCount'>;

function templateNamed(title: string, synonyms: string[], template: SomeTemplate): Startable {
  const { id, mine, ownerName, favourite, useCount } = template;
  const whose = mine ? 'Your template' : `Template by ${ownerName}`;
  return {
    kind: 'template',
    id: `template-${id}`,
    subjectId: id,
    title,
    synonyms,
    codes: [],
    favourite,
    useCount,
    detail: [whose, usedTimes(useCount)].filter(Boolean).join(' · '),
    reviewGap: null,
    translation: null,
    href: `/handouts/new?template=${encodeURIComponent(id)}`,
  };
}

/** What the server found: for what has come into the library since the page was opened. */
export function startablesFound({ topics, templates }: Found): Startable[] {
  return [
    ...topics.map(fromFoundTopic),
    ...templates.map((template) => templateNamed(template.title, template.labels, template)),
  ];
}

function fromFoundTopic({ id, slug, locale, original, ...topic }: FoundTopic): Startable {
  const language = original === null ? '' : `&lang=${encodeURIComponent(locale)}`;
  return {
    ...topic,
    kind: 'topic',
    id: original === null ? `topic-${id}` : `topic-${id}-${locale}`,
    subjectId: id,
    detail: original === null ? topic.codes.slice(0, 3).join(', ') : `${original} in ${languageName(locale)}`,
    reviewGap: null,
    translation: original === null ? null : locale,
    href: `/handouts/new?topic=${encodeURIComponent(slug)}${language}`,
  };
}

/** A new handout in which this section is switched on: that of its topic, or one with it alone. */
export function startWithSection({ id, locale, topic, isTranslation }: FoundSection): string {
  const query = new URLSearchParams({
    ...(topic && { topic: topic.slug }),
    ...(isTranslation && { lang: locale }),
    section: id,
  });
  return `/handouts/new?${query}`;
}

export function usedTimes(useCount: number): string {
  return useCount === 0 ? '' : `used ${useCount === 1 ? 'once' : `${useCount} times`}`;
}
