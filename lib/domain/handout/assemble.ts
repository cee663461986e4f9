import type { SectionVersion } from '../library/section';
import { mergeFieldsIn } from './body-contents';
import { noChoices } from './conditions';
import type { Arrangement, DraftContent, DraftSection } from './draft';
import { emptyPatient, emptyPlan, usualLayout } from './empty-draft';
import { usualOptions } from './print-options';

/** A section offered to a new draft: its current wording and whether the topic prints it by itself. */
export type OfferedSection = { version: SectionVersion; recommended: boolean };

/**
 * A new draft from a topic: the recommended sections switched on, the topic's others ready but off.
 * Generic sections that print a field of the draft (follow-up, note, plan) follow, off until that field is filled in,
 * and the clinic's contact card, off until it is wanted.
 */
export function assembleDraft(input: {
  topic: { title: string; subtitle: string; locale: string };
  sections: readonly OfferedSection[];
  generic: readonly SectionVersion[];
  visitDate: string;
  newKey: () => string;
}): DraftContent {
  const place = (version: SectionVersion, on: boolean) => placed(version, on, input.newKey());
  return {
    schema: 3,
    title: input.topic.title,
    subtitle: input.topic.subtitle,
    locale: input.topic.locale,
    ...nothingSaid(input.visitDate),
    options: usualOptions,
    sections: [
      ...input.sections.map(({ version, recommended }) => place(version, recommended)),
      ...input.generic
        .filter((version) => printsDraftField(version) || printsContact(version))
        .map((version) => place(version, false)),
    ],
  };
}

function placed(version: SectionVersion, on: boolean, key: string): DraftSection {
  return { key, sectionId: version.sectionId, versionId: version.id, on, edit: null, layout: usualLayout };
}

/** Everything of a draft that is about one patient and one visit, still to be said. */
function nothingSaid(visitDate: string) {
  return {
    patient: emptyPatient,
    visitDate,
    followUp: { when: '', with: '' },
    note: '',
    plan: emptyPlan,
    choices: noChoices,
    assessed: false,
  };
}

/** A draft with nothing in it, to be built section by section. */
export function blankDraft(input: { locale: string; visitDate: string }): DraftContent {
  return {
    schema: 3,
    title: '',
    subtitle: '',
    locale: input.locale,
    ...nothingSaid(input.visitDate),
    options: usualOptions,
    sections: [],
  };
}

/** A draft that begins with these sections and has no topic. */
export function draftOfSections(
  versions: readonly SectionVersion[],
  options: { locale: string; visitDate: string; newKey: () => string },
): DraftContent {
  return { ...blankDraft(options), sections: versions.map((version) => placed(version, true, options.newKey())) };
}

/** What a template keeps of a draft: sections, order, edits, titles and print options, and nothing of the patient. */
export function arrangementOf(draft: DraftContent): Arrangement {
  const { schema, title, subtitle, locale, options, sections } = draft;
  return { schema, title, subtitle, locale, options, sections };
}

/** A new draft from a template, for a patient still to be named. */
export function draftFromArrangement(
  arrangement: Arrangement,
  options: { visitDate: string; newKey: () => string },
): DraftContent {
  return {
    ...arrangement,
    ...nothingSaid(options.visitDate),
    sections: arrangement.sections.map((section) => ({ ...section, key: options.newKey() })),
  };
}

/** "Use again": the same arrangement for the next patient; whatever was about the last one is emptied. */
export function draftForNextPatient(
  issued: DraftContent,
  options: { versions: readonly SectionVersion[]; visitDate: string; newKey: () => string },
): DraftContent {
  const draft = draftFromArrangement(arrangementOf(issued), options);
  const printed = new Map(options.versions.map((version) => [version.id, version]));
  return {
    ...draft,
    sections: draft.sections.map((section) => {
      const version = printed.get(section.versionId);
      return version && printsDraftField(version) ? { ...section, on: false, edit: null } : section;
    }),
  };
}

const draftFields = ['note.text', 'followUp.when', 'followUp.with', 'plan.actions', 'plan.medicines'] as const;

function printsContact(version: SectionVersion): boolean {
  return mergeFieldsIn(version.body).includes('clinic.contact');
}

/** Does this wording print what the clinician types for the visit: the note, the plan or the follow-up? */
function printsDraftField(version: SectionVersion): boolean {
  return mergeFieldsIn(version.body).some((field) => draftFields.some((one) => one === field));
}
