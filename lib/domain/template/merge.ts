import type { Arrangement, DraftContent, DraftSection } from '../handout/draft';
import { MAX_SECTIONS } from '../handout/draft-limits';
import type { SectionVersion } from '../library/section';

/** What a template would do to an open draft, section by section, in the template's order. */
export type MergePlan = {
  /** New to the draft. */
  added: DraftSection[];
  /** In the draft, but off: they are switched on as they stand there. */
  switchedOn: DraftSection[];
  /** Printed by the draft already: left as they are. */
  skipped: DraftSection[];
  /** Would make the handout longer than one can be. */
  isTooMuch: boolean;
};

/**
 * What the sections that a template prints would add to a draft; nothing that the draft says changes. `versions`: their
 * wording in the draft's language, which the template's own words are left out of when it was written in another one.
 */
export function planMerge(
  draft: DraftContent,
  template: Arrangement,
  versions: readonly SectionVersion[],
  newKey: () => string,
): MergePlan {
  const plan: MergePlan = { added: [], switchedOn: [], skipped: [], isTooMuch: false };
  const seen = new Set<string>();
  for (const section of template.sections) {
    // A template that holds a section twice adds it once.
    if (!section.on || seen.has(section.sectionId)) continue;
    seen.add(section.sectionId);
    const present = draft.sections.filter(({ sectionId }) => sectionId === section.sectionId);
    const [off] = present;
    if (present.some(({ on }) => on)) plan.skipped.push(section);
    else if (off) plan.switchedOn.push(off);
    else plan.added.push(newSection(section, template.locale === draft.locale, versions, newKey()));
  }
  plan.isTooMuch = draft.sections.length + plan.added.length > MAX_SECTIONS;
  return plan;
}

function newSection(
  section: DraftSection,
  isSameLanguage: boolean,
  versions: readonly SectionVersion[],
  key: string,
): DraftSection {
  if (isSameLanguage) return { ...section, key };
  const wording = versions.find(({ sectionId }) => sectionId === section.sectionId);
  return { ...section, key, versionId: wording?.id ?? section.versionId, edit: null };
}

/** The draft with what was planned: urgent help at the top, where it prints, the rest at the end. */
export function mergeInto(
  draft: DraftContent,
  { added, switchedOn }: MergePlan,
  versions: readonly SectionVersion[],
): DraftContent {
  const on = new Set(switchedOn.map(({ key }) => key));
  const kinds = new Map(versions.map(({ sectionId, kind }) => [sectionId, kind]));
  const isUrgent = ({ sectionId }: DraftSection): boolean => kinds.get(sectionId) === 'urgent-help';
  // What was typed or added while the preview was open stays, and is not added twice.
  const present = new Set(draft.sections.map(({ sectionId }) => sectionId));
  const fresh = added.filter(({ sectionId }) => !present.has(sectionId));
  return {
    ...draft,
    sections: [
      ...fresh.filter(isUrgent),
      ...draft.sections.map((section) => (on.has(section.key) ? { ...section, on: true } : section)),
      ...fresh.filter((section) => !isUrgent(section)),
    ].slice(0, MAX_SECTIONS),
  };
}
