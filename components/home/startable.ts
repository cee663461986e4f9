import { counted, reviewGap } from '@/components/wording/review-words';
import type { Searchable } from '@/lib/domain/library/search-ranking';
import type { TopicListItem } from '@/lib/features/library/data';
import type { TemplateListItem } from '@/lib/features/templates/data';

/** What a handout can be started from. */
export type Startable = Searchable & {
  kind: 'topic' | 'template';
  /** The row's id in its table, as a favourite names it. */
  subjectId: string;
  detail: string;
  /** What is still to be reviewed, in words; null when nothing is or it does not apply. */
  reviewGap: string | null;
  /** Opening this address makes the draft: never prefetch it. */
  href: string;
};

export function startables(topics: readonly TopicListItem[], templates: readonly TemplateListItem[]): Startable[] {
  return [...topics.map(fromTopic), ...templates.map(fromTemplate)];
}

function fromTopic(topic: TopicListItem): Startable {
  return {
    kind: 'topic',
    id: `topic-${topic.id}`,
    subjectId: topic.id,
    title: topic.title,
    synonyms: topic.synonyms,
    codes: topic.icd10Codes,
    favourite: topic.favourite,
    useCount: 0,
    detail: [counted(topic.sectionCount, 'section'), topic.icd10Codes.slice(0, 3).join(', ')]
      .filter(Boolean)
      .join(' · '),
    reviewGap: reviewGap(topic),
    href: `/handouts/new?topic=${encodeURIComponent(topic.slug)}`,
  };
}

function fromTemplate(template: TemplateListItem): Startable {
  const whose = template.mine ? 'Your template' : `Template by ${template.ownerName}`;
  return {
    kind: 'template',
    id: `template-${template.id}`,
    subjectId: template.id,
    title: template.name,
    synonyms: [template.title],
    codes: [],
    favourite: template.favourite,
    useCount: template.useCount,
    detail: [whose, usedTimes(template.useCount)].filter(Boolean).join(' · '),
    reviewGap: null,
    href: `/handouts/new?template=${encodeURIComponent(template.id)}`,
  };
}

export function usedTimes(useCount: number): string {
  return useCount === 0 ? '' : `used ${useCount === 1 ? 'once' : `${useCount} times`}`;
}
