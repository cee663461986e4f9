import type { DocumentSection, HandoutDocument } from './document';
import { pageWords } from './page-words/words-in';

/** What stands above the sections of a topic in a handout of several. */
export type GroupName = { title: string; lead: string; locale: string };

/** `name`: null where the handout has one topic, whose name is its title. */
export type SectionGroup = { name: GroupName | null; sections: DocumentSection[] };

/** The sections below the urgent help in printed order, by their topics. */
export function sectionGroups(document: HandoutDocument): SectionGroup[] {
  const rest = document.sections.filter(({ kind }) => kind !== 'urgent-help');
  if (!isPacket(document)) return [{ name: null, sections: rest }];
  const groups = new Map<string, SectionGroup>();
  for (const section of rest) {
    const id = section.topic?.id ?? '';
    const group = groups.get(id) ?? { name: nameOf(section, document.locale), sections: [] };
    group.sections.push(section);
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** Is it a handout of several topics? */
export function isPacket({ sections }: HandoutDocument): boolean {
  return sections.some(({ topic }) => topic !== undefined);
}

function nameOf({ topic }: DocumentSection, locale: string): GroupName {
  if (topic) return { title: topic.title, lead: topic.lead, locale: topic.locale };
  const words = pageWords(locale);
  return { title: words.visit, lead: '', locale: words.locale };
}
