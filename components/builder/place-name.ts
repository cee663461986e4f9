import type { Place } from '@/lib/domain/handout/checks/finding';

type Field = Extract<Place, { in: 'field' }>['field'];

const fieldNames: Record<Field, string> = {
  title: 'Title',
  'patient.name': 'Patient name',
  'patient.dateOfBirth': 'Date of birth',
  'patient.recordNumber': 'Record number',
  visitDate: 'Visit date',
  followUp: 'Follow-up',
  actions: 'Agreed actions',
  medicines: 'Medicines',
  choices: 'About this patient',
  assessed: 'Assessment',
  note: 'Note for this patient',
};

/** The place in words: the section's heading or the field's label. */
export function placeName(place: Place): string {
  switch (place.in) {
    case 'handout':
      return 'This handout';
    case 'clinic':
      return 'The clinic’s details or the name of a member';
    case 'field':
      return fieldNames[place.field];
    case 'section':
      return place.heading.trim() === '' ? 'A section without heading' : place.heading;
  }
}
