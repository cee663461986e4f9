import type { DraftContent, DraftSection } from '@/lib/domain/handout/draft';
import { addSection, moveSection, removeSection, setSectionOn } from '@/lib/domain/handout/draft-edit';
import type { SectionVersion } from '@/lib/domain/library/section';

/** A section of the draft with its wording; sections whose wording is unknown are not shown. */
export type SectionItem = {
  key: string;
  section: DraftSection;
  version: SectionVersion;
  heading: string;
  /** Urgent help that the handout cannot do without: it stays first and switched on. */
  isLocked: boolean;
};

/** The sections as they print: urgent help first, then in the draft's order. */
export function sectionItems(draft: DraftContent, versions: readonly SectionVersion[]): SectionItem[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const items = urgentFirst(draft.sections, byId).flatMap((section) => {
    const version = byId.get(section.versionId);
    return version ? [{ key: section.key, section, version, heading: section.edit?.heading ?? version.heading }] : [];
  });
  const urgent = items.filter(({ section, version }) => section.on && version.kind === 'urgent-help');
  return items.map((item) => ({ ...item, isLocked: urgent.length === 1 && urgent[0]?.key === item.key }));
}

/** How many places at the top belong to urgent help. */
export function firstFreeIndex(items: readonly SectionItem[]): number {
  return items.filter(({ version }) => version.kind === 'urgent-help').length;
}

/** Moves a section to `toIndex` of what is shown, never above urgent help. */
export function moveShownSection(
  draft: DraftContent,
  versions: readonly SectionVersion[],
  key: string,
  toIndex: number,
): DraftContent {
  const items = sectionItems(draft, versions);
  const item = items.find((one) => one.key === key);
  if (!item || item.version.kind === 'urgent-help') return draft;
  const byId = new Map(versions.map((version) => [version.id, version]));
  const target = Math.max(firstFreeIndex(items), Math.min(toIndex, items.length - 1));
  return moveSection({ ...draft, sections: urgentFirst(draft.sections, byId) }, key, target);
}

type Keys = ReadonlySet<string>;

/** Switches several sections; urgent help that the handout cannot do without stays on. */
export function switchShownSections(
  draft: DraftContent,
  versions: readonly SectionVersion[],
  keys: Keys,
  on: boolean,
): DraftContent {
  return unlocked(draft, versions, keys).reduce((next, key) => setSectionOn(next, key, on), draft);
}

/** Takes several sections out; urgent help that the handout cannot do without stays. */
export function removeShownSections(
  draft: DraftContent,
  versions: readonly SectionVersion[],
  keys: Keys,
): DraftContent {
  return unlocked(draft, versions, keys).reduce(removeSection, draft);
}

/** Moves several sections one place; what is at the end already stays, and so does the order among them. */
export function moveShownSections(
  draft: DraftContent,
  versions: readonly SectionVersion[],
  keys: Keys,
  by: -1 | 1,
): DraftContent {
  const order = sectionItems(draft, versions).map(({ key }) => key);
  const first = firstFreeIndex(sectionItems(draft, versions));
  const places = order.flatMap((key, index) => (keys.has(key) && index >= first ? [index] : []));
  for (const from of by === -1 ? places : places.toReversed()) {
    const to = from + by;
    const [moved, other] = [order[from], order[to]];
    if (to < first || moved === undefined || other === undefined || keys.has(other)) continue;
    order[to] = moved;
    order[from] = other;
  }
  const place = new Map(order.map((key, index) => [key, index]));
  const at = ({ key }: DraftSection): number => place.get(key) ?? order.length;
  return { ...draft, sections: draft.sections.toSorted((a, b) => at(a) - at(b)) };
}

function unlocked(draft: DraftContent, versions: readonly SectionVersion[], keys: Keys): string[] {
  return sectionItems(draft, versions).flatMap(({ key, isLocked }) => (keys.has(key) && !isLocked ? [key] : []));
}

/** Adds a section where it prints: urgent help at the top, anything else at the end. */
export function addShownSection(draft: DraftContent, version: SectionVersion, key: string): DraftContent {
  const added = addSection(draft, version, key);
  return version.kind === 'urgent-help' ? moveSection(added, key, 0) : added;
}

function urgentFirst(sections: readonly DraftSection[], byId: ReadonlyMap<string, SectionVersion>): DraftSection[] {
  const isUrgent = (section: DraftSection): boolean => byId.get(section.versionId)?.kind === 'urgent-help';
  return [...sections.filter(isUrgent), ...sections.filter((section) => !isUrgent(section))];
}
