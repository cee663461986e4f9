import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadStarterContent, type StarterSection } from '@/lib/content/starter-content';
import type { OfferedSection } from '@/lib/domain/handout/assemble';
import { type SectionVersion, sectionVersionSchema, type TopicName } from '@/lib/domain/library/section';

/** Some topics of the starter library, as a clinic has them: component tests show the wording that ships. */
export type StarterLibrary = {
  topics: {
    id: string;
    slug: string;
    title: string;
    subtitle: string;
    locale: string;
    assessmentFirst: boolean;
    ageMin: number | null;
    ageMax: number | null;
    synonyms: string[];
    icd10Codes: string[];
    names: TopicName[];
    sections: OfferedSection[];
  }[];
  generic: SectionVersion[];
  /** Wordings in other languages than their originals. */
  translations: SectionVersion[];
};

declare module 'vitest' {
  interface ProvidedContext {
    library: StarterLibrary;
  }
}

/** Read once for all tests: a browser has no files. */
export default async function provideLibrary({ provide }: TestProject): Promise<void> {
  const folder = path.join(import.meta.dirname, '..', '..', 'content');
  const { topics, generic } = await loadStarterContent(folder, ['muscle-twitches', 'low-back-pain']);
  const translations: SectionVersion[] = [];
  const toVersion = (section: StarterSection, topicId: string | null, names: TopicName[] = []): SectionVersion => {
    const { slug, kind, heading, body, locale, sources, tags: named } = section;
    const tags = sectionVersionSchema.shape.tags.parse(named);
    const sectionId = nextId();
    const shared = { sectionId, topicId, slug, kind, tags, sources, status: 'draft' as const, review: null };
    const nameIn = (language: string) => {
      const topicName = names.find((name) => name.locale === language) ?? names[0];
      return topicName && { topicName };
    };
    for (const wording of section.translations) {
      const own = { locale: wording.locale, heading: wording.heading, body: wording.body };
      translations.push({ ...shared, ...nameIn(wording.locale), id: nextId(), number: 1, originalNumber: 1, ...own });
    }
    return { ...shared, ...nameIn(locale), id: nextId(), number: 1, originalNumber: null, locale, heading, body };
  };
  provide('library', {
    topics: topics.map(
      ({ slug, title, subtitle, locale, assessmentFirst, sections, synonyms, icd10Codes, ...topic }) => {
        const id = nextId();
        const names = [
          { locale, title, subtitle },
          ...topic.translations.map(({ locale, title, subtitle }) => ({ locale, title, subtitle })),
        ];
        const { ageMin, ageMax } = topic;
        return {
          ...{ id, slug, title, subtitle, locale, assessmentFirst, ageMin, ageMax, synonyms, icd10Codes },
          names,
          sections: sections.map((section) => ({
            version: toVersion(section, id, names),
            recommended: section.recommended,
          })),
        };
      },
    ),
    generic: generic.map((section) => toVersion(section, null)),
    translations,
  });
}

let ids = 0;

function nextId(): string {
  ids += 1;
  return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
}
