import { inject } from 'vitest';
import type { OfferedSection } from '@/lib/domain/handout/assemble';
import { counterpartOf } from '@/lib/domain/handout/counterparts';
import type { SectionVersion } from '@/lib/domain/library/section';
import type { AddableSection } from '@/lib/features/library/data';
import type { WordingsForBuilder } from '@/lib/features/translations/data';

/** The topics that the tests' clinic has, read from the library that ships. */
export const library = inject('library');

export function topicOf(slug: string) {
  const topic = library.topics.find((one) => one.slug === slug);
  if (!topic) throw new Error(`${slug} is not among the topics that are read for component tests`);
  return topic;
}

const originals: readonly SectionVersion[] = [
  ...library.generic,
  ...library.topics.flatMap(({ sections }) => sections.map(({ version }: OfferedSection) => version)),
];

const recommended = new Set(
  library.topics.flatMap(({ sections }) =>
    sections.flatMap((section: OfferedSection) => (section.recommended ? [section.version.sectionId] : [])),
  ),
);

/** What "Add section" offers. */
export const addable: readonly AddableSection[] = originals.map(({ sectionId, topicId, kind, heading }) => {
  const topicTitle = library.topics.find(({ id }) => id === topicId)?.title ?? null;
  return { sectionId, topicId, topicTitle, kind, heading, recommended: recommended.has(sectionId) };
});

/** What the server returns: each section in this language, or in its original one. */
export function wordingsIn(locale: string, sectionIds: readonly string[]): WordingsForBuilder {
  const versions = sectionIds.flatMap((sectionId) => {
    const all = [...library.translations, ...originals].filter((version) => version.sectionId === sectionId);
    return (
      all.find((version) => version.locale === locale) ??
      all.find(({ originalNumber }) => originalNumber === null) ??
      []
    );
  });
  const topicIds = new Set(versions.map(({ topicId }) => topicId));
  const counterparts = versions.flatMap((version) => counterpartOf(version, originals, 'en-US') ?? []);
  return {
    versions,
    counterparts,
    names: library.topics.filter(({ id }) => topicIds.has(id)).map(({ names }) => names),
  };
}
