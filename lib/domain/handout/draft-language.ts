import type { SectionVersion, TopicName } from '../library/section';
import type { DraftContent, DraftSection } from './draft';
import { titlesInLanguage } from './packet-title';

/**
 * The draft in another language: each section gets its wording in it, or its original where there is none. A section
 * that was reworded for the patient keeps the clinician's words, and so does a title that is not a topic's own or those of several.
 */
export function draftInLanguage(
  draft: DraftContent,
  { locale, versions, names }: { locale: string; versions: readonly SectionVersion[]; names: readonly TopicName[][] },
): DraftContent {
  return {
    ...draft,
    ...titles(draft, locale, names),
    ...titlesInLanguage(draft, { locale, versions, names }),
    locale,
    sections: draft.sections.map((section) => inLanguage(section, locale, versions)),
  };
}

function inLanguage(section: DraftSection, locale: string, versions: readonly SectionVersion[]): DraftSection {
  if (section.edit) return section;
  const own = versions.filter((version) => version.sectionId === section.sectionId);
  const wording =
    own.find((version) => version.locale === locale) ?? own.find((version) => version.originalNumber === null);
  return wording ? { ...section, versionId: wording.id } : section;
}

function titles(draft: DraftContent, locale: string, names: readonly TopicName[][]) {
  const topic = names.find((languages) => languages.some(({ title }) => title === draft.title));
  const from = topic?.find(({ title }) => title === draft.title);
  const to = topic?.find((name) => name.locale === locale);
  if (!from || !to) return {};
  return { title: to.title, ...(draft.subtitle === from.subtitle ? { subtitle: to.subtitle } : {}) };
}
