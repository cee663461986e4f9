import type { SectionVersion } from '../library/section';
import { mergeFieldsIn } from './body';
import { type Arrangement, type DraftContent, type DraftSection, emptyPatient } from './draft';
import { usualOptions } from './print-options';

/** A section offered to a new draft: its current wording and whether the topic prints it by itself. */
export type OfferedSection = { version: SectionVersion; recommended: boolean };

/**
 * A new draft from a topic: the recommended sections switched on, the topic's others ready but off.
 * Generic sections that print a field of the draft (follow-up, note) follow, off until that field is filled in.
 */
export function assembleDraft(input: {
  topic: { title: string; subtitle: string; locale: string };
  sections: readonly OfferedSection[];
  generic: readonly SectionVersion[];
  visitDate: string;
  newKey: () => string;
}): DraftContent {
  const place = (version: SectionVersion, on: boolean): DraftSection => ({
    key: input.newKey(),
    sectionId: version.sectionId,
    versionId: version.id,
    on,
    edit: null,
  });
  return {
    schema: 2,
    title: input.topic.title,
    subtitle: input.topic.subtitle,
    locale: input.topic.locale,
    patient: emptyPatient,
    visitDate: input.visitDate,
    followUp: { when: '', with: '' },
    note: '',
    options: usualOptions,
    sections: [
      ...input.sections.map(({ version, recommended }) => place(version, recommended)),
      ...input.generic.filter(printsDraftField).map((version) => place(version, false)),
    ],
  };
}

/** A draft with nothing in it, to be built section by section. */
export function blankDraft(input: { locale: string; visitDate: string }): DraftContent {
  return {
    schema: 2,
    title: '',
    subtitle: '',
    locale: input.locale,
    patient: emptyPatient,
    visitDate: input.visitDate,
    followUp: { when: '', with: '' },
    note: '',
    options: usualOptions,
    sections: [],
  };
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
    patient: emptyPatient,
    visitDate: options.visitDate,
    followUp: { when: '', with: '' },
    note: '',
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

const draftFields = ['note.text', 'followUp.when', 'followUp.with'] as const;

/** Does this wording print what the clinician types for the visit: the note or the follow-up? */
export function printsDraftField(version: SectionVersion): boolean {
  return mergeFieldsIn(version.body).some((field) => draftFields.some((one) => one === field));
}
