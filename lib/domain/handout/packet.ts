import { isSameLanguage } from '../language/names';
import type { SectionVersion } from '../library/section';
import type { DocumentTopic } from './document';

/**
 * A packet is a handout of several topics. Its urgent help is one part, its sections stand under the name of their
 * topic, wherever the draft holds them, and what belongs to no topic ends it.
 */

type OfTopic = { version: Pick<SectionVersion, 'kind' | 'topicId' | 'topicName'> };

const isUrgent = ({ version }: OfTopic): boolean => version.kind === 'urgent-help';

/**
 * The topics of some sections in the order in which they print: that of the draft. Urgent help is first in every draft
 * and says nothing about it.
 */
export function topicOrder(sections: readonly OfTopic[]): string[] {
  const rest = sections.filter((section) => !isUrgent(section));
  return [...new Set([...rest, ...sections.filter(isUrgent)].flatMap(({ version }) => version.topicId ?? []))];
}

/** The topics of a packet by their ids, in printed order; null where the sections that print are of one topic, or none. */
export function packetTopics(printed: readonly OfTopic[], locale: string): Map<string, DocumentTopic> | null {
  const ids = topicOrder(printed);
  if (ids.length < 2) return null;
  const topics = new Map<string, DocumentTopic>();
  for (const id of ids) {
    const names = printed.flatMap(({ version }) => (version.topicId === id ? (version.topicName ?? []) : []));
    // A topic that is in part translated is called as in the language of the handout.
    const name = names.find((one) => isSameLanguage(one.locale, locale)) ?? names[0];
    // Without a name there is nothing to group under; what reads wordings for a handout reads the names with them.
    if (!name) return null;
    topics.set(id, { id, title: name.title, lead: name.subtitle, locale: name.locale });
  }
  return topics;
}

/** Sections in the order of a packet: urgent help, then topic by topic, then what belongs to no topic. */
export function inPacketOrder<Section extends OfTopic>(
  sections: readonly Section[],
  order: readonly string[] = topicOrder(sections),
): Section[] {
  const byTopic = (some: readonly Section[]): Section[] => [
    ...order.flatMap((id) => some.filter(({ version }) => version.topicId === id)),
    ...some.filter(({ version }) => version.topicId === null),
  ];
  return [...byTopic(sections.filter(isUrgent)), ...byTopic(sections.filter((section) => !isUrgent(section)))];
}
