import { hasAnswers, haveNoWordInCommon } from '../another-patient';
import { nameForms } from '../fold-name';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding } from './finding';

const isWhole = (name: string): boolean => nameForms(name).every((form) => form.includes(' '));

/** A name is put right ("Jon" to "John Reed") more often than a draft is handed on to somebody else. */
function isSomebodyElse(before: string, now: string): boolean {
  return isWhole(before) && isWhole(now) && haveNoWordInCommon(before, now);
}

/** The draft was opened for one patient and now names another, while words or answers for the first stand in it. */
export function checkChangedPatient({ draft, openedFor }: CheckInput): AdvisoryFinding[] {
  const { note, plan, followUp, patient } = draft;
  const personal = [note, plan.actions, plan.medicines, followUp.when, patient.dateOfBirth, patient.recordNumber];
  const isPersonal =
    hasAnswers(draft) ||
    personal.some((text) => text.trim() !== '') ||
    draft.sections.some(({ edit }) => edit !== null);
  return isPersonal && isSomebodyElse(openedFor, patient.name)
    ? [{ code: 'patient-changed', severity: 'warns', place: { in: 'field', field: 'patient.name' }, before: openedFor }]
    : [];
}
