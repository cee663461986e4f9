import type { SectionVersion } from '../library/section';
import type { PematRating } from '../pemat/rating';
import type { SectionBody } from './body';
import { mergeFieldsIn } from './body-contents';
import type { Choices } from './conditions';
import type { DraftContent, DraftSection, Patient, Plan, SectionLayout } from './draft';
import { MAX_SECTIONS } from './draft-limits';
import { emptyPlan, usualLayout } from './empty-draft';
import type { MergeFieldName } from './merge-fields';
import type { PrintOptions } from './print-options';

/** Every way a clinician changes a draft, as pure functions from draft to draft. */

export function setTitle(draft: DraftContent, title: string): DraftContent {
  return { ...draft, title };
}

export function setSubtitle(draft: DraftContent, subtitle: string): DraftContent {
  return { ...draft, subtitle };
}

export function setPatient(draft: DraftContent, change: Partial<Patient>): DraftContent {
  return { ...draft, patient: { ...draft.patient, ...change } };
}

export function setVisitDate(draft: DraftContent, visitDate: string): DraftContent {
  return { ...draft, visitDate };
}

export function setOptions(draft: DraftContent, change: Partial<PrintOptions>): DraftContent {
  return { ...draft, options: { ...draft.options, ...change } };
}

/** Filling in the follow-up switches on the section that prints it; emptying it switches that off. */
export function setFollowUp(
  draft: DraftContent,
  change: Partial<DraftContent['followUp']>,
  versions: readonly SectionVersion[],
): DraftContent {
  const followUp = { ...draft.followUp, ...change };
  const was = draft.followUp.when.trim() !== '';
  const is = followUp.when.trim() !== '';
  const next = { ...draft, followUp };
  return was === is ? next : switchSectionsPrinting(next, 'followUp.when', is, versions);
}

/** Saying what was agreed switches on the section that prints it; emptying it switches that off. */
export function setPlan(draft: DraftContent, change: Partial<Plan>, versions: readonly SectionVersion[]): DraftContent {
  const plan = { ...draft.plan, ...change };
  return (['actions', 'medicines'] as const).reduce<DraftContent>(
    (next, part) => {
      const is = plan[part].trim() !== '';
      return is === (draft.plan[part].trim() !== '')
        ? next
        : switchSectionsPrinting(next, `plan.${part}`, is, versions);
    },
    { ...draft, plan },
  );
}

export function setChoices(draft: DraftContent, change: Partial<Choices>): DraftContent {
  return { ...draft, choices: { ...draft.choices, ...change } };
}

export function setAssessed(draft: DraftContent, assessed: boolean): DraftContent {
  return { ...draft, assessed };
}

export function setSectionLayout(draft: DraftContent, key: string, change: Partial<SectionLayout>): DraftContent {
  return mapSections(draft, (section) =>
    section.key === key ? { ...section, layout: { ...section.layout, ...change } } : section,
  );
}

/** Typing a note switches on the section that prints it; emptying it switches that off. */
export function setNote(draft: DraftContent, note: string, versions: readonly SectionVersion[]): DraftContent {
  const was = draft.note.trim() !== '';
  const is = note.trim() !== '';
  const next = { ...draft, note };
  return was === is ? next : switchSectionsPrinting(next, 'note.text', is, versions);
}

/**
 * The draft without what was typed for this patient's visit. The sections that print it go off, with what was written
 * over them: that speaks of the same patient.
 */
export function withoutTypedText(draft: DraftContent, versions: readonly SectionVersion[]): DraftContent {
  const unplanned = setPlan(setNote(draft, '', versions), emptyPlan, versions);
  const emptied = setFollowUp(unplanned, { when: '', with: '' }, versions);
  const wasOn = new Set(draft.sections.filter(({ on }) => on).map(({ key }) => key));
  return mapSections(emptied, (section) =>
    wasOn.has(section.key) && !section.on ? { ...section, edit: null } : section,
  );
}

function switchSectionsPrinting(
  draft: DraftContent,
  field: MergeFieldName,
  on: boolean,
  versions: readonly SectionVersion[],
): DraftContent {
  const printing = new Set(
    versions.filter((version) => mergeFieldsIn(version.body).includes(field)).map((version) => version.id),
  );
  return mapSections(draft, (section) => (printing.has(section.versionId) ? { ...section, on } : section));
}

export function setSectionOn(draft: DraftContent, key: string, on: boolean): DraftContent {
  return mapSections(draft, (section) => (section.key === key ? { ...section, on } : section));
}

/** Moves a section so that it stands at `toIndex` of the resulting order (0 is first). */
export function moveSection(draft: DraftContent, key: string, toIndex: number): DraftContent {
  const moved = draft.sections.find((section) => section.key === key);
  if (!moved) return draft;
  const rest = draft.sections.filter((section) => section.key !== key);
  const index = Math.max(0, Math.min(toIndex, rest.length));
  return { ...draft, sections: [...rest.slice(0, index), moved, ...rest.slice(index)] };
}

/** Adds a section of the library at the end, switched on; full drafts and sections already there stay as they are. */
export function addSection(draft: DraftContent, version: SectionVersion, key: string): DraftContent {
  const present = draft.sections.find((section) => section.sectionId === version.sectionId);
  if (present) return setSectionOn(draft, present.key, true);
  if (draft.sections.length >= MAX_SECTIONS) return draft;
  const added: DraftSection = {
    key,
    sectionId: version.sectionId,
    versionId: version.id,
    on: true,
    edit: null,
    layout: usualLayout,
  };
  return { ...draft, sections: [...draft.sections, added] };
}

export function removeSection(draft: DraftContent, key: string): DraftContent {
  return { ...draft, sections: draft.sections.filter((section) => section.key !== key) };
}

/**
 * Rewords a section for this patient. Wording that equals the original again is no edit:
 * the mark "edited" must mean that the patient reads something else.
 */
export function editSection(
  draft: DraftContent,
  key: string,
  wording: { heading: string; body: SectionBody },
  by: { original: SectionVersion; editedBy: string; editedAt: Date },
): DraftContent {
  const same =
    wording.heading === by.original.heading && JSON.stringify(wording.body) === JSON.stringify(by.original.body);
  const edit = same ? null : { ...wording, editedBy: by.editedBy, editedAt: by.editedAt.toISOString() };
  return mapSections(draft, (section) => (section.key === key ? { ...section, edit } : section));
}

export function ratePemat(draft: DraftContent, pemat: PematRating): DraftContent {
  return { ...draft, pemat };
}

/** Takes another version of the section's wording; words that were written over the old one go with it. */
export function pinVersion(draft: DraftContent, key: string, versionId: string): DraftContent {
  return mapSections(draft, (section) => (section.key === key ? { ...section, versionId, edit: null } : section));
}

export function resetSection(draft: DraftContent, key: string): DraftContent {
  return mapSections(draft, (section) => (section.key === key ? { ...section, edit: null } : section));
}

function mapSections(draft: DraftContent, change: (section: DraftSection) => DraftSection): DraftContent {
  return { ...draft, sections: draft.sections.map(change) };
}
