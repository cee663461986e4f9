import { isCalendarDate } from '../clinic/dates';
import { noChoices, questions } from './conditions';
import type { DraftContent, Patient } from './draft';
import { nameForms } from './fold-name';
import { normaliseRecordNumber } from './patient-search';

/**
 * May a draft that named one patient now name another? Any other date of birth or record number says so, though it may
 * be a correction: to answer again is safer than to keep the answers about somebody else.
 */
export function isAnotherPatient(before: Patient, now: Patient): boolean {
  const [record, otherRecord] = [before, now].map(({ recordNumber }) => normaliseRecordNumber(recordNumber));
  if (record && otherRecord && record !== otherRecord) return true;
  const [born, otherBorn] = [before.dateOfBirth, now.dateOfBirth];
  if (isCalendarDate(born) && isCalendarDate(otherBorn) && born !== otherBorn) return true;
  return haveNoWordInCommon(before.name, now.name);
}

/** What is still known of a patient when a field was emptied: the next patient is typed into an empty field. */
export function lastKnown(before: Patient, now: Patient): Patient {
  return {
    ...now,
    name: now.name.trim() === '' ? before.name : now.name,
    dateOfBirth: isCalendarDate(now.dateOfBirth) ? now.dateOfBirth : before.dateOfBirth,
    recordNumber: now.recordNumber.trim() === '' ? before.recordNumber : now.recordNumber,
  };
}

/** Has somebody said anything about the patient that the wording follows? */
export function hasAnswers({ assessed, choices }: Pick<DraftContent, 'assessed' | 'choices'>): boolean {
  return assessed || questions.some((question) => choices[question] !== null);
}

export function takeBackAnswers(draft: DraftContent): DraftContent {
  return { ...draft, assessed: false, choices: noChoices };
}

/** Both are names, and no word of one is in the other. */
export function haveNoWordInCommon(name: string, other: string): boolean {
  const [words, others] = [name, other].map((text) => nameForms(text).flatMap((form) => form.split(' ')));
  const known = new Set(words);
  return known.size > 0 && others !== undefined && others.length > 0 && !others.some((word) => known.has(word));
}
