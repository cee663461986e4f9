import type { Patient } from './draft';
import { nameForms, nameWords } from './fold-name';
import { nameTerm, normaliseRecordNumber } from './patient-search';

type Identity = Pick<Patient, 'name' | 'dateOfBirth' | 'recordNumber'>;

/**
 * Are these the same person? Exactly, or not at all: by record number where both have one, unless their dates of
 * birth speak against it; else by the whole name and the date of birth. One handout too few in a patient's history
 * is found by searching; one too many is another patient's.
 */
export function isSamePatient(one: Identity, other: Identity): boolean {
  const [record, otherRecord] = [one, other].map(({ recordNumber }) => normaliseRecordNumber(recordNumber));
  const bothBorn = one.dateOfBirth !== '' && other.dateOfBirth !== '';
  if (record && otherRecord) {
    return record === otherRecord && (!bothBorn || one.dateOfBirth === other.dateOfBirth);
  }
  return bothBorn && one.dateOfBirth === other.dateOfBirth && isSameName(one, other);
}

/**
 * The terms of the blind index under which the same person's handouts can lie; none: nothing tells this person from
 * others. What is found by one of them must still pass `isSamePatient`.
 */
export function identityTerms({ dateOfBirth, recordNumber }: Identity): string[] {
  const record = normaliseRecordNumber(recordNumber);
  return [...(record ? [`record:${record}`] : []), ...(dateOfBirth ? [`born:${dateOfBirth}`] : [])];
}

/**
 * Tells whether two identities may be the same person, to hide what belongs to a restricted record: the same person, or
 * the same full name if one side lacks the details that would tell them apart. A draft often has a name before it has a
 * date of birth.
 */
export function mightBeSamePatient(one: Identity, other: Identity): boolean {
  if (isSamePatient(one, other)) return true;
  const [record, otherRecord] = [one, other].map(({ recordNumber }) => normaliseRecordNumber(recordNumber));
  if (record && otherRecord && record !== otherRecord) return false;
  if (one.dateOfBirth && other.dateOfBirth && one.dateOfBirth !== other.dateOfBirth) return false;
  return isSameName(one, other);
}

/** As `identityTerms`, for `mightBeSamePatient`: also the words of the name. */
export function likenessTerms(patient: Identity): string[] {
  const pieces = nameWords(patient.name).flatMap(({ parts }) => parts.flat());
  return [...identityTerms(patient), ...new Set(pieces.map(nameTerm))];
}

/** So many parts of a name narrow a search down; the rest is compared. */
const MOST_PARTS = 6;

/**
 * The terms of a whole name, one group for each part of it: who might have this name has a term of each group. What is
 * found so, or by `identityTerms`, must still pass `mightBeSamePatient`.
 */
export function wholeNameTerms({ name }: Pick<Identity, 'name'>): string[][] {
  const parts = nameWords(name).flatMap((word) => word.parts);
  return parts.slice(0, MOST_PARTS).map((pieces) => [...new Set(pieces.map(nameTerm))]);
}

function isSameName(one: Identity, other: Identity): boolean {
  const [forms, otherForms] = [formsOf(one), formsOf(other)];
  return [...otherForms].some((form) => forms.has(form));
}

type Folded = { name: string; forms: ReadonlySet<string> };

/** Folding takes far longer than comparing, and one patient is compared with many others. */
const folded = new WeakMap<Identity, Folded>();

function formsOf(patient: Identity): ReadonlySet<string> {
  const before = folded.get(patient);
  if (before?.name === patient.name) return before.forms;
  const forms = new Set(nameForms(patient.name));
  folded.set(patient, { name: patient.name, forms });
  return forms;
}
