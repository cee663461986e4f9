import { type Question, questionLabels, questions } from './conditions';

/** The named blanks that a body may hold; `compose` fills them from the draft and the clinic. */
export const mergeFieldNames = [
  'patient.name',
  'patient.preferredName',
  'patient.dateOfBirth',
  'patient.recordNumber',
  'patient.side',
  'visit.date',
  'clinician.name',
  'clinic.name',
  'clinic.phone',
  'clinic.contact',
  'emergency.number',
  'poison.number',
  'crisis.number',
  'advice.number',
  'followUp.when',
  'followUp.with',
  'plan.actions',
  'plan.medicines',
  'note.text',
] as const;

export type MergeFieldName = (typeof mergeFieldNames)[number];

/** What a clinician reads for a field: in the editor's chips, the preview's blanks and the checks. */
export const mergeFieldLabels: Record<MergeFieldName, string> = {
  'patient.name': 'Patient name',
  'patient.preferredName': 'Preferred name',
  'patient.dateOfBirth': 'Date of birth',
  'patient.recordNumber': 'Record number',
  'patient.side': 'Left or right',
  'visit.date': 'Visit date',
  'clinician.name': 'Clinician',
  'clinic.name': 'Clinic name',
  'clinic.phone': 'Clinic phone',
  'clinic.contact': 'Clinic contact card',
  'emergency.number': 'Emergency number',
  'poison.number': 'Poison line',
  'crisis.number': 'Mental-health crisis line',
  'advice.number': 'Health advice line',
  'followUp.when': 'Follow-up: when',
  'followUp.with': 'Follow-up: with whom',
  'plan.actions': 'Agreed actions',
  'plan.medicines': 'Medicines',
  'note.text': 'Note',
};

type Unanswered = `answer.${Question}`;
const unanswered = questions.map((question): Unanswered => `answer.${question}`);

/** Whatever can be missing where a page prints a blank: a field without value, or an answer that decides a passage. */
export const blankNames = [...mergeFieldNames, ...unanswered] as const;
export type BlankName = (typeof blankNames)[number];

const labelsOfUnanswered = Object.fromEntries(
  questions.map((question) => [`answer.${question}`, questionLabels[question]]),
) as Record<Unanswered, string>; // a key for each question

export const blankLabels: Record<BlankName, string> = {
  ...mergeFieldLabels,
  ...labelsOfUnanswered,
};
