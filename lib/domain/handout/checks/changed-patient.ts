import { nameForms } from '../fold-name';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding } from './finding';

const wordsOf = (name: string): string[][] => nameForms(name).map((form) => form.split(' '));

/** A name is put right ("Jon" to "John Reed") more often than a draft is handed on to somebody else. */
function isSomebodyElse(before: string, now: string): boolean {
  const [old, current] = [wordsOf(before), wordsOf(now)];
  const isWhole = (forms: readonly string[][]): boolean => forms.length > 0 && forms.every((words) => words.length > 1);
  const words = new Set(current.flat());
  return isWhole(old) && isWhole(current) && !old.flat().some((word) => words.has(word));
}

/** The draft was opened for one patient and now names another, while words that were written for the first stand in it. */
export function checkChangedPatient({ draft, openedFor }: CheckInput): AdvisoryFinding[] {
  const { note, plan, followUp, patient } = draft;
  const personal = [note, plan.actions, plan.medicines, followUp.when, patient.dateOfBirth, patient.recordNumber];
  const isPersonal = personal.some((text) => text.trim() !== '') || draft.sections.some(({ edit }) => edit !== null);
  return isPersonal && isSomebodyElse(openedFor, patient.name)
    ? [{ code: 'patient-changed', severity: 'warns', place: { in: 'field', field: 'patient.name' }, before: openedFor }]
    : [];
}
