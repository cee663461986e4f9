import type { StarterContent, StarterSection } from '../content/starter-content';

/** The starter content as a later release has it: one section of muscle twitches is changed, its topic counted up. */
export function newerRelease(starter: StarterContent, slug: string, change: Partial<StarterSection>): StarterContent {
  const version = '9.0.0';
  return {
    ...starter,
    hash: `newer ${slug} ${JSON.stringify(change)}`,
    topics: starter.topics.map((topic) =>
      topic.slug === 'muscle-twitches'
        ? {
            ...topic,
            version,
            sections: topic.sections.map((section) => ({
              ...section,
              version,
              ...(section.slug === slug ? change : {}),
            })),
          }
        : topic,
    ),
  };
}
