import { canBeBirthDate, type DateOrder } from '../clinic/dates';
import { readDate } from '../clinic/read-date';
import type { Patient } from '../handout/draft';
import { FIELD_MAX } from '../handout/draft-limits';
import { emptyPatient } from '../handout/empty-draft';
import { nameForms } from '../handout/fold-name';
import { isSamePatient } from '../handout/patient-identity';
import { normaliseRecordNumber } from '../handout/patient-search';
import { BLANK_ANSWER_MAX, isAnswer, type TemplateBlank } from '../template/blanks';
import { firstUnprintable, type Unprintable, wordWithLostCharacter } from '../unprintable';
import type { BulkRow, RowDoubt, RowPlace } from './bulk-row';
import { localeNamed } from './list-columns';

/** blocks: nothing is made while it is there. warns: worth a look. */
export type RowProblem = RowDoubt | ProblemOfMeaning;

type ProblemOfMeaning = { place: RowPlace } & (
  | { code: 'name-missing'; severity: 'blocks' }
  | { code: 'too-long'; severity: 'blocks'; most: number }
  /** Bytes of the file that stand for no letter in the encoding in which it was read. */
  | { code: 'undecodable'; severity: 'blocks' }
  | ({ code: 'unprintable-character'; severity: 'blocks' } & Unprintable)
  | { code: 'date-ambiguous'; severity: 'blocks'; readings: readonly [dayFirst: string, monthFirst: string] }
  | { code: 'date-two-digit-year'; severity: 'blocks' }
  | { code: 'date-spreadsheet-number'; severity: 'blocks' }
  | { code: 'date-incomplete'; severity: 'blocks' }
  | { code: 'date-impossible'; severity: 'blocks' }
  | { code: 'date-with-time'; severity: 'blocks' }
  | { code: 'date-unreadable'; severity: 'blocks' }
  | { code: 'date-implausible'; severity: 'blocks' }
  | { code: 'language-unknown'; severity: 'blocks' }
  | { code: 'language-unavailable'; severity: 'blocks'; locale: string }
  | { code: 'answer-missing'; severity: 'blocks'; blank: string }
  | { code: 'answer-not-a-choice'; severity: 'blocks'; choices: readonly string[] }
  /** It holds a blank itself. */
  | { code: 'answer-with-blank'; severity: 'blocks' }
  | { code: 'assessment-unconfirmed'; severity: 'blocks' }
  /** `row`: the earlier one, counted from 1. */
  | { code: 'same-patient'; severity: 'blocks'; row: number }
  | { code: 'same-name'; severity: 'warns'; row: number }
);

/** What a row means, as far as it can be told. */
export type CheckedRow = {
  patient: Patient;
  /** Tag of the language of the handout. */
  locale: string;
  answers: Record<string, string>;
  assessed: boolean;
  problems: RowProblem[];
};

export type ListRules = {
  blanks: readonly TemplateBlank[];
  /** The answers for every row that gives none of its own. */
  commonAnswers: Readonly<Record<string, string>>;
  /** Tags of the languages in which the template can be given, its own among them. */
  languages: readonly string[];
  /** The template's own language. */
  locale: string;
  dateOrder: DateOrder | null;
  /** Something in the template may only be given to a patient whom a clinician has assessed. */
  needsAssessment: boolean;
  /** Today in the clinic's time zone, YYYY-MM-DD. */
  today: string;
  isPrintable: (codePoint: number) => boolean;
};

/** Every row with all that is wrong with it, in the order of the list. */
export function checkRows(rows: readonly BulkRow[], rules: ListRules): CheckedRow[] {
  const checked = rows.map((row) => checkRow(row, rules));
  const patients = checked.map(({ patient }) => patient);
  const earlier = sightings(patients);
  return checked.map((row, index) => ({
    ...row,
    problems: [...row.problems, ...checkTwice(index, patients, earlier)],
  }));
}

export const isReady = ({ problems }: CheckedRow): boolean => problems.every(({ severity }) => severity !== 'blocks');

function checkRow(row: BulkRow, rules: ListRules): CheckedRow {
  const problems: RowProblem[] = [...row.doubts];
  const words = {
    name: row.name.trim(),
    preferredName: row.preferredName.trim(),
    recordNumber: row.recordNumber.trim(),
  };
  if (words.name === '') problems.push({ place: 'name', code: 'name-missing', severity: 'blocks' });
  for (const place of ['name', 'preferredName', 'recordNumber'] as const) {
    problems.push(...checkWords(place, words[place], rules));
  }
  const born = readBirthDate(row.dateOfBirth, rules);
  const language = readLanguage(row.language, rules);
  const answers = readAnswers(row, rules);
  problems.push(...born.problems, ...language.problems, ...answers.problems);
  if (rules.needsAssessment && !row.assessed) {
    problems.push({ place: 'assessed', code: 'assessment-unconfirmed', severity: 'blocks' });
  }
  return {
    patient: { ...words, dateOfBirth: born.iso },
    locale: language.locale,
    answers: answers.given,
    assessed: row.assessed,
    problems,
  };
}

function checkWords(place: RowPlace, text: string, { isPrintable }: ListRules, most = FIELD_MAX): RowProblem[] {
  if (text.length > most) return [{ place, code: 'too-long', severity: 'blocks', most }];
  if (wordWithLostCharacter(text) !== null) return [{ place, code: 'undecodable', severity: 'blocks' }];
  const found = firstUnprintable(text, isPrintable);
  return found ? [{ place, code: 'unprintable-character', severity: 'blocks', ...found }] : [];
}

function readBirthDate(text: string, { dateOrder, today }: ListRules): { iso: string; problems: RowProblem[] } {
  const reading = readDate(text, { order: dateOrder });
  const at = { place: 'dateOfBirth', severity: 'blocks' } as const;
  switch (reading.is) {
    case 'none':
      return { iso: '', problems: [] };
    case 'date': {
      const isPlausible = canBeBirthDate(reading.iso, today);
      return { iso: reading.iso, problems: isPlausible ? [] : [{ ...at, code: 'date-implausible' }] };
    }
    case 'ambiguous':
      return { iso: '', problems: [{ ...at, code: 'date-ambiguous', readings: reading.readings }] };
    case 'two-digit-year':
    case 'spreadsheet-number':
    case 'incomplete':
    case 'impossible':
    case 'with-time':
    case 'unreadable':
      return { iso: '', problems: [{ ...at, code: `date-${reading.is}` }] };
  }
}

function readLanguage(text: string, { languages, locale: own }: ListRules): { locale: string; problems: RowProblem[] } {
  const at = { place: 'language', severity: 'blocks' } as const;
  if (text.trim() === '' || text === own) return { locale: own, problems: [] };
  const locale = languages.includes(text) ? text : localeNamed(text);
  if (locale === null) return { locale: own, problems: [{ ...at, code: 'language-unknown' }] };
  const isThere = locale === own || languages.includes(locale);
  return { locale, problems: isThere ? [] : [{ ...at, code: 'language-unavailable', locale }] };
}

function readAnswers(row: BulkRow, rules: ListRules): { given: Record<string, string>; problems: RowProblem[] } {
  const given: Record<string, string> = {};
  const problems: RowProblem[] = [];
  for (const blank of rules.blanks) {
    const { name, choices } = blank;
    const written = (own(row.answers, name) || own(rules.commonAnswers, name)).trim();
    const answer = choices.find((choice) => choice.toLowerCase() === written.toLowerCase()) ?? written;
    given[name] = answer;
    const at = { place: `answer:${name}`, severity: 'blocks' } as const;
    if (answer === '') problems.push({ ...at, code: 'answer-missing', blank: name });
    else if (choices.length > 0 && !choices.includes(answer)) {
      problems.push({ ...at, code: 'answer-not-a-choice', choices });
    } else if (answer.length <= BLANK_ANSWER_MAX && !isAnswer(blank, answer)) {
      problems.push({ ...at, code: 'answer-with-blank' });
    } else problems.push(...checkWords(at.place, answer, rules, BLANK_ANSWER_MAX));
  }
  return { given, problems };
}

/** A blank can be called anything, "constructor" too. */
const own = (answers: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(answers, name) ? (answers[name] ?? '') : '';

/** The rows by what could tell their patients apart, so that 500 of them are not compared with each other. */
function sightings(patients: readonly Patient[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  patients.forEach((patient, index) => {
    for (const key of keysOf(patient)) {
      const before = rows.get(key);
      if (before) before.push(index);
      else rows.set(key, [index]);
    }
  });
  return rows;
}

/** A whole list can have one date of birth: it is no key. */
function keysOf({ name, recordNumber }: Patient): string[] {
  const record = normaliseRecordNumber(recordNumber);
  return [...nameForms(name).map((form) => `name:${form}`), ...(record ? [`record:${record}`] : [])];
}

function checkTwice(index: number, patients: readonly Patient[], rows: Map<string, number[]>): RowProblem[] {
  const patient = patients[index];
  if (!patient) return [];
  const before = (key: string): number[] => (rows.get(key) ?? []).filter((other) => other < index);
  const same = keysOf(patient)
    .flatMap(before)
    .toSorted((one, other) => one - other)
    .find((other) => isSamePatient(patients[other] ?? emptyPatient, patient));
  if (same !== undefined) return [{ place: 'name', code: 'same-patient', severity: 'blocks', row: same + 1 }];
  const [namesake] = keysOf(patient)
    .filter((key) => key.startsWith('name:'))
    .flatMap(before)
    .toSorted((one, other) => one - other);
  const isTold = patient.dateOfBirth !== '' || patient.recordNumber !== '';
  const other = namesake === undefined ? undefined : patients[namesake];
  const isOtherTold = other !== undefined && (other.dateOfBirth !== '' || other.recordNumber !== '');
  if (namesake === undefined || (isTold && isOtherTold)) return [];
  return [{ place: 'name', code: 'same-name', severity: 'warns', row: namesake + 1 }];
}
