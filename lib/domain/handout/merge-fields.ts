/** The named blanks that a body may hold; `compose` fills them from the draft and the clinic. */
export const mergeFieldNames = [
  'patient.name',
  'patient.preferredName',
  'patient.dateOfBirth',
  'patient.recordNumber',
  'visit.date',
  'clinician.name',
  'clinic.name',
  'clinic.phone',
  'emergency.number',
  'poison.number',
  'crisis.number',
  'advice.number',
  'followUp.when',
  'followUp.with',
  'note.text',
] as const;

export type MergeFieldName = (typeof mergeFieldNames)[number];

/** What a clinician reads for a field: in the editor's chips, the preview's blanks and the checks. */
export const mergeFieldLabels: Record<MergeFieldName, string> = {
  'patient.name': 'Patient name',
  'patient.preferredName': 'Preferred name',
  'patient.dateOfBirth': 'Date of birth',
  'patient.recordNumber': 'Record number',
  'visit.date': 'Visit date',
  'clinician.name': 'Clinician',
  'clinic.name': 'Clinic name',
  'clinic.phone': 'Clinic phone',
  'emergency.number': 'Emergency number',
  'poison.number': 'Poison line',
  'crisis.number': 'Mental-health crisis line',
  'advice.number': 'Health advice line',
  'followUp.when': 'Follow-up: when',
  'followUp.with': 'Follow-up: with whom',
  'note.text': 'Note',
};
