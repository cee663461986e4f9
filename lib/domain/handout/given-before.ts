import type { SectionVersion } from '../library/section';
import type { DraftSection, SectionEdit } from './draft';

/** A section as a patient was given it. */
export type GivenSection = {
  sectionId: string;
  versionId: string;
  locale: string;
  number: number;
  heading: string;
  edit: SectionEdit | null;
};

/** How one section of a draft differs from what the same patient was given before. */
export type SectionChange = { heading: string } & (
  | { is: 'new' }
  | { is: 'left-out' }
  | { is: 'other-version'; from: number; to: number }
  | { is: 'other-language' }
  /** The wording for this patient was changed, was not changed before, or is changed no more. */
  | { is: 'edited' }
  | { is: 'reworded' }
  | { is: 'edit-dropped' }
);

/** What a patient would read differently, in the draft's order; what is left out comes last. */
export function changesSince(
  given: readonly GivenSection[],
  draft: { sections: readonly DraftSection[]; versions: readonly SectionVersion[] },
): SectionChange[] {
  const versions = new Map(draft.versions.map((version) => [version.id, version]));
  const before = new Map(given.map((section) => [section.sectionId, section]));
  const printed = draft.sections.filter(({ on, versionId }) => on && versions.has(versionId));
  const changes = printed.flatMap((section): SectionChange[] => {
    const version = versions.get(section.versionId);
    if (!version) return [];
    const heading = section.edit?.heading ?? version.heading;
    const old = before.get(section.sectionId);
    return old ? differences(old, section, version, heading) : [{ is: 'new', heading }];
  });
  const still = new Set(printed.map(({ sectionId }) => sectionId));
  const leftOut = given.filter(({ sectionId }) => !still.has(sectionId));
  return [...changes, ...leftOut.map(({ heading }): SectionChange => ({ is: 'left-out', heading }))];
}

function differences(old: GivenSection, now: DraftSection, version: SectionVersion, heading: string): SectionChange[] {
  const changes: SectionChange[] = [];
  if (old.versionId !== version.id) {
    changes.push(
      old.locale === version.locale
        ? { is: 'other-version', heading, from: old.number, to: version.number }
        : { is: 'other-language', heading },
    );
  }
  if (old.edit === null && now.edit !== null) changes.push({ is: 'edited', heading });
  if (old.edit !== null && now.edit === null) changes.push({ is: 'edit-dropped', heading });
  if (old.edit !== null && now.edit !== null && !isSameWording(old.edit, now.edit)) {
    changes.push({ is: 'reworded', heading });
  }
  return changes;
}

/** Who changed a wording and when does not matter to its reader. */
function isSameWording(one: SectionEdit, other: SectionEdit): boolean {
  return one.heading === other.heading && JSON.stringify(one.body) === JSON.stringify(other.body);
}
