import type { DraftContent, DraftSection } from '@/lib/domain/handout/draft';
import { addSection, moveSection, removeSection, setSectionOn } from '@/lib/domain/handout/draft-edit';
import { inPacketOrder, packetTopics, topicOrder } from '@/lib/domain/handout/packet';
import { retitled } from '@/lib/domain/handout/packet-title';
import { pageWords } from '@/lib/domain/handout/page-words/words-in';
import type { SectionVersion } from '@/lib/domain/library/section';

/** A section of the draft with its wording; sections whose wording is unknown are not shown. */
export type SectionItem = {
  key: string;
  section: DraftSection;
  version: SectionVersion;
  heading: string;
  /** Urgent help that the handout cannot do without: it stays first and switched on. */
  isLocked: boolean;
  group: ItemGroup;
};

/** Rows that stay together: in a handout of several topics, the urgent help of all, each topic, and the rest. */
export type ItemGroup = { id: string; title: string; locale: string; topicId: string | null };

const noGroup: ItemGroup = { id: '', title: '', locale: '', topicId: null };

/**
 * The sections as they print: urgent help first, then in the draft's order. Those of several topics print topic by
 * topic, wherever the draft holds them.
 */
export function sectionItems(draft: DraftContent, versions: readonly SectionVersion[]): SectionItem[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const known = draft.sections.flatMap((section) => {
    const version = byId.get(section.versionId);
    return version ? [{ section, version }] : [];
  });
  const printed = known.filter(({ section }) => section.on);
  const topics = packetTopics(printed, draft.locale);
  const ordered = topics ? inPacketOrder(known, topicOrder([...printed, ...known])) : urgentFirst(known);
  const urgent = printed.filter(isUrgent);
  return ordered.map((one) => ({
    ...{ ...one, key: one.section.key, heading: one.section.edit?.heading ?? one.version.heading },
    isLocked: urgent.length === 1 && urgent[0]?.section === one.section,
    group: topics ? groupOf(one, draft.locale) : noGroup,
  }));
}

function groupOf({ version }: { version: SectionVersion }, locale: string): ItemGroup {
  if (isUrgent({ version })) return { id: 'urgent-help', title: 'Urgent help', locale: 'en', topicId: null };
  const { topicId, topicName } = version;
  if (topicId === null) return { id: 'visit', title: pageWords(locale).visit, locale, topicId };
  return { id: topicId, title: topicName?.title ?? '', locale: topicName?.locale ?? locale, topicId };
}

/** The rows in their groups; one group without a name where the handout has one topic. */
export function groupsOf(items: readonly SectionItem[]): { group: ItemGroup; items: SectionItem[] }[] {
  const groups = new Map<string, { group: ItemGroup; items: SectionItem[] }>();
  for (const item of items) {
    const known = groups.get(item.group.id) ?? { group: item.group, items: [] };
    known.items.push(item);
    groups.set(item.group.id, known);
  }
  return [...groups.values()];
}

/** How many places at the top belong to urgent help. */
export function firstFreeIndex(items: readonly SectionItem[]): number {
  return items.filter(isUrgent).length;
}

/** The first and the last place that a section can be moved to. */
export function placesOf(item: SectionItem, items: readonly SectionItem[]): { first: number; last: number } {
  const isWithin = (one: SectionItem): boolean => one.group.id === item.group.id && !isUrgent(one);
  return { first: items.findIndex(isWithin), last: items.findLastIndex(isWithin) };
}

/** Moves a section to `toIndex` of what is shown, never above urgent help and never out of its topic. */
export function moveShownSection(
  draft: DraftContent,
  versions: readonly SectionVersion[],
  key: string,
  toIndex: number,
): DraftContent {
  const items = sectionItems(draft, versions);
  const item = items.find((one) => one.key === key);
  if (!item || isUrgent(item)) return draft;
  const { first, last } = placesOf(item, items);
  return moveSection(inShownOrder(draft, items), key, Math.max(first, Math.min(toIndex, last)));
}

/** Moves all of a topic one place among the topics; one that is at the end already stays. */
export function moveTopic(
  draft: DraftContent,
  versions: readonly SectionVersion[],
  topicId: string,
  by: -1 | 1,
): DraftContent {
  const items = sectionItems(draft, versions);
  const order = topicOrder(items);
  const from = order.indexOf(topicId);
  const other = order[from + by];
  if (from === -1 || other === undefined) return draft;
  order[from] = other;
  order[from + by] = topicId;
  const moved = inPacketOrder(items, order);
  return retitled(draft, inShownOrder(draft, moved), versions);
}

function inShownOrder(draft: DraftContent, items: readonly SectionItem[]): DraftContent {
  const shown = new Set(items.map(({ section }) => section));
  return {
    ...draft,
    sections: [...items.map(({ section }) => section), ...draft.sections.filter((section) => !shown.has(section))],
  };
}

type Keys = ReadonlySet<string>;

/** Switches several sections; urgent help that the handout cannot do without stays on. */
export function switchShownSections(
  draft: DraftContent,
  versions: readonly SectionVersion[],
  keys: Keys,
  on: boolean,
): DraftContent {
  const switched = unlocked(draft, versions, keys).reduce((next, key) => setSectionOn(next, key, on), draft);
  return retitled(draft, switched, versions);
}

/** Takes several sections out; urgent help that the handout cannot do without stays. */
export function removeShownSections(
  draft: DraftContent,
  versions: readonly SectionVersion[],
  keys: Keys,
): DraftContent {
  return retitled(draft, unlocked(draft, versions, keys).reduce(removeSection, draft), versions);
}

/** Moves several sections one place; what is at the end already stays, and so does the order among them. */
export function moveShownSections(
  draft: DraftContent,
  versions: readonly SectionVersion[],
  keys: Keys,
  by: -1 | 1,
): DraftContent {
  const order = sectionItems(draft, versions);
  const first = firstFreeIndex(order);
  const places = order.flatMap(({ key }, index) => (keys.has(key) && index >= first ? [index] : []));
  for (const from of by === -1 ? places : places.toReversed()) {
    const to = from + by;
    const [moved, other] = [order[from], order[to]];
    if (to < first || !moved || !other || keys.has(other.key) || other.group.id !== moved.group.id) continue;
    order[to] = moved;
    order[from] = other;
  }
  return inShownOrder(draft, order);
}

function unlocked(draft: DraftContent, versions: readonly SectionVersion[], keys: Keys): string[] {
  return sectionItems(draft, versions).flatMap(({ key, isLocked }) => (keys.has(key) && !isLocked ? [key] : []));
}

/** Adds sections where they print: urgent help at the top, anything else at the end. */
export function addShownSections(
  draft: DraftContent,
  versions: readonly SectionVersion[],
  added: readonly { version: SectionVersion; key: string }[],
): DraftContent {
  const extended = added.reduce((next, { version, key }) => {
    const more = addSection(next, version, key);
    return version.kind === 'urgent-help' ? moveSection(more, key, 0) : more;
  }, draft);
  return retitled(draft, extended, [...versions, ...added.map(({ version }) => version)]);
}

function isUrgent({ version }: Pick<SectionItem, 'version'>): boolean {
  return version.kind === 'urgent-help';
}

function urgentFirst<Item extends Pick<SectionItem, 'version'>>(items: readonly Item[]): Item[] {
  return [...items.filter(isUrgent), ...items.filter((item) => !isUrgent(item))];
}
