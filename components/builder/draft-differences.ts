import { optionWords } from '@/components/wording/option-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { formatDate } from '@/lib/domain/clinic/dates';
import { headingOf } from '@/lib/domain/handout/checks/section-text';
import { compose } from '@/lib/domain/handout/compose';
import { answerLabels, questionLabels, questions } from '@/lib/domain/handout/conditions';
import type { Block, DocumentSection } from '@/lib/domain/handout/document';
import type { DraftContent } from '@/lib/domain/handout/draft';
import type { SectionVersion } from '@/lib/domain/library/section';

/** One place where two states of a draft differ. */
export type Difference =
  | { is: 'field'; place: string; mine: string; theirs: string }
  | { is: 'list'; place: string; mine: string[]; theirs: string[] }
  | { is: 'wording'; place: string; mine: Wording; theirs: Wording };
type Wording = { locale: string; heading: string; blocks: Block[] };

type Context = { versions: readonly SectionVersion[]; clinic: Clinic; clinicianName: string; now: Date };

/** Everything that differs between two states of one draft, in the order of the screen. */
export function draftDifferences(mine: DraftContent, theirs: DraftContent, context: Context): Difference[] {
  const fields = fieldsOf(context.clinic).map(
    ({ place, read }): Difference => ({ is: 'field', place, mine: read(mine), theirs: read(theirs) }),
  );
  const printed = (draft: DraftContent): DocumentSection[] => compose({ draft, ...context }).sections;
  return [...fields, ...sectionDifferences(printed(mine), printed(theirs))].filter(
    (one) => JSON.stringify(one.mine) !== JSON.stringify(one.theirs),
  );
}

const fieldsOf = ({ locale }: Clinic): { place: string; read: (draft: DraftContent) => string }[] => [
  { place: 'Title', read: (draft) => draft.title },
  { place: 'Subtitle', read: (draft) => draft.subtitle },
  { place: 'Patient name', read: (draft) => draft.patient.name },
  { place: 'Preferred name', read: (draft) => draft.patient.preferredName },
  { place: 'Date of birth', read: (draft) => formatDate(draft.patient.dateOfBirth, locale) },
  { place: 'Record number', read: (draft) => draft.patient.recordNumber },
  { place: 'Visit date', read: (draft) => formatDate(draft.visitDate, locale) },
  { place: 'Follow-up: when', read: (draft) => draft.followUp.when },
  { place: 'Follow-up: with', read: (draft) => draft.followUp.with },
  { place: 'Agreed actions', read: (draft) => draft.plan.actions },
  { place: 'Medicines', read: (draft) => draft.plan.medicines },
  ...questions.map((question) => ({
    place: questionLabels[question],
    read: ({ choices }: DraftContent) => {
      const answer = choices[question];
      return answer === null ? '' : answerLabels[answer];
    },
  })),
  { place: 'Assessed', read: (draft) => (draft.assessed ? 'Yes' : 'No') },
  { place: 'Note for this patient', read: (draft) => draft.note },
  {
    place: 'PEMAT-P rating',
    read: ({ pemat }) => (pemat ? `${Object.keys(pemat.answers).length} answered` : ''),
  },
  { place: 'Page', read: (draft) => optionWords(draft.options).join(', ') },
];

function sectionDifferences(mine: DocumentSection[], theirs: DocumentSection[]): Difference[] {
  const wording = ({ locale, heading, blocks }: DocumentSection): Wording => ({ locale, heading, blocks });
  // A section that only prints a changed name or note is no difference of wording: its field is listed above.
  const reworded = mine.flatMap((section): Difference[] => {
    const other = theirs.find(({ key }) => key === section.key);
    return other && (section.edited || other.edited)
      ? [{ is: 'wording', place: headingOf(section), mine: wording(section), theirs: wording(other) }]
      : [];
  });
  const headings = (sections: DocumentSection[]): string[] => sections.map(headingOf);
  return [{ is: 'list', place: 'Sections', mine: headings(mine), theirs: headings(theirs) }, ...reworded];
}
