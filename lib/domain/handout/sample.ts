import type { Clinic } from '../clinic/clinic';
import type { SectionVersion } from '../library/section';
import { assembleDraft, blankDraft, type OfferedSection } from './assemble';
import { compose } from './compose';
import type { HandoutDocument } from './document';
import type { DraftContent } from './draft';

/** A handout for nobody, to see how a clinic's pages look: real wording, a patient who says that it is a sample. */
export type SampleHandout = { draft: DraftContent; versions: SectionVersion[] };

const SECTIONS = 3;

/** About one page of a topic: urgent help, then what a handout of it begins with. */
export function sampleHandout(
  source: { topic: { title: string; subtitle: string; locale: string }; sections: readonly OfferedSection[] } | null,
  options: { visitDate: string; newKey: () => string },
): SampleHandout {
  const shown = source === null ? [] : shownSections(source.sections);
  const draft =
    source === null
      ? { ...blankDraft({ locale: 'en', visitDate: options.visitDate }), title: 'Sample handout' }
      : assembleDraft({ topic: source.topic, sections: shown, generic: [], ...options });
  return {
    draft: {
      ...draft,
      patient: {
        name: 'Sample Patient',
        preferredName: '',
        dateOfBirth: '1980-01-31',
        recordNumber: 'SAMPLE-0001',
      },
      followUp: { when: 'in 4 weeks', with: '' },
    },
    versions: shown.map((section) => section.version),
  };
}

function shownSections(sections: readonly OfferedSection[]): OfferedSection[] {
  const recommended = sections.filter((section) => section.recommended);
  const isUrgent = ({ version }: OfferedSection): boolean => version.kind === 'urgent-help';
  return [...recommended.filter(isUrgent), ...recommended.filter((one) => !isUrgent(one))].slice(0, SECTIONS);
}

export function sampleDocument(
  { draft, versions }: SampleHandout,
  given: { clinic: Clinic; clinicianName: string; now: Date },
): HandoutDocument {
  return compose({ draft, versions, ...given, reference: 'SAMPLE' });
}
