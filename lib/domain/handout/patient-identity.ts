import type { Patient } from './draft';
import { haveSameWords, nameForms, nameFormsInOrder, nameWords, withFamilyNameLast } from './fold-name';
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
 * Tells whether two identities may be the same person, to hide what belongs to a restricted record: the same person; or
 * the same full name if one side lacks the details that would tell them apart, since a draft often has a name before it
 * has a date of birth; or the same words of a name and the same date of birth. "Reed, Tom" is Tom Reed.
 */
export function mightBeSamePatient(one: Identity, other: Identity): boolean {
  if (isSamePatient(one, other)) return true;
  const [record, otherRecord] = [one, other].map(({ recordNumber }) => normaliseRecordNumber(recordNumber));
  if (record && otherRecord && record !== otherRecord) return false;
  const isBornAlike = one.dateOfBirth === other.dateOfBirth;
  if (one.dateOfBirth && other.dateOfBirth && !isBornAlike) return false;
  const [name, otherName] = [foldedName(one), foldedName(other)];
  if (share(name.eitherOrder, otherName.eitherOrder)) return true;
  if (!isBornAlike || one.dateOfBirth === '') return false;
  return haveWordsAlike(name.words, otherName.words);
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
  return share(foldedName(one).forms, foldedName(other).forms);
}

const share = (forms: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...others].some((form) => forms.has(form));

/** Compares forms of one kind only. A name in which nothing is spelled out has its plain forms for both. */
function haveWordsAlike(forms: FoldedName['words'], others: FoldedName['words']): boolean {
  const longer = forms.length > others.length ? forms : others;
  return longer.some((_, way) => haveSameWords(forms[way % forms.length] ?? [], others[way % others.length] ?? []));
}

type FoldedName = {
  name: string;
  forms: ReadonlySet<string>;
  /** The forms, and those of the name with the family name last where a comma says that it comes first. */
  eitherOrder: ReadonlySet<string>;
  /** The sorted words of each of `nameFormsInOrder`. */
  words: readonly (readonly string[])[];
};

/** Folding takes far longer than comparing, and one patient is compared with many others. */
const folded = new WeakMap<Identity, FoldedName>();

function foldedName(patient: Identity): FoldedName {
  const { name } = patient;
  const before = folded.get(patient);
  if (before?.name === name) return before;
  const inOrder = nameFormsInOrder(name);
  const forms = new Set(inOrder.filter((form) => form !== ''));
  const swapped = withFamilyNameLast(name);
  const eitherOrder = swapped === null ? forms : new Set([...forms, ...nameForms(swapped)]);
  const now = {
    name,
    forms,
    eitherOrder,
    words: inOrder.map((form) => (form === '' ? [] : form.split(' ').toSorted())),
  };
  folded.set(patient, now);
  return now;
}
