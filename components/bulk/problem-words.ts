import { missingFontsWords } from '@/components/wording/missing-fonts-words';
import type { RowPlace } from '@/lib/domain/bulk/bulk-row';
import type { RowProblem } from '@/lib/domain/bulk/check-rows';
import type { AnswerDoubt, NameDoubt, NumberDoubt } from '@/lib/domain/bulk/row-doubts';
import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import { formatDate } from '@/lib/domain/clinic/dates';
import { languageName } from '@/lib/domain/language/names';

type ProblemOf<Code extends RowProblem['code']> = Extract<RowProblem, { code: Code }>;

/** What a clinician reads for each problem of a row: what is the matter, and what clears it. */
const wordsOf: { [Code in RowProblem['code']]: (problem: ProblemOf<Code>, locale: ClinicLocale) => string } = {
  'name-missing': () => 'has no name. Type it, or take the row out',
  'too-long': ({ most }) => `is longer than ${most} characters`,
  undecodable: () => 'holds a sign that is no letter: the list was saved or read in another encoding. Type it again',
  'cell-count': ({ cells, expected }) =>
    `has ${cells === 1 ? '1 cell' : `${cells} cells`} where the list has ${expected}. Make sure that nothing has moved or was cut off`,
  'lines-swallowed': ({ line, lastLine }) =>
    `goes from line ${line} to line ${lastLine}, and other rows may be in it. Look for a quotation mark that is not closed`,
  'line-broken': ({ other }) =>
    `is next to line ${other}, which has one cell: a line break may have cut a patient in two. Make sure that this row is whole`,
  'headings-again': () => 'repeats the headings. Take it out',
  'name-doubtful': ({ because }) => `${cellDoubts[because]}. Make sure that it is one patient’s name`,
  'value-damaged': ({ text }) => `was spoiled by a spreadsheet: “${shortened(text)}”. Type it as it is in the record`,
  'number-doubtful': ({ because }) => `${cellDoubts[because]}. Make sure that nothing has moved in this row`,
  'answer-doubtful': ({ because }) => `${cellDoubts[because]}. Make sure that it says what is meant`,
  'unprintable-character': ({ character, codePoint, fonts }) =>
    fonts
      ? `holds “${character}”, which cannot be printed: ${missingFontsWords(fonts)}`
      : `holds “${character}” (${codePoint}), which cannot be printed. Take it out or replace it`,
  'date-ambiguous': ({ readings: [dayFirst, monthFirst] }, locale) =>
    `can be ${formatDate(dayFirst, locale)} or ${formatDate(monthFirst, locale)}. Choose above how dates are written, or type it as year-month-day`,
  'date-two-digit-year': () => 'needs the year in four digits',
  'date-spreadsheet-number': () =>
    'is a spreadsheet’s count of days. Format the column as dates there, or type it as year-month-day',
  'date-impossible': () => 'is no day of the calendar',
  'date-incomplete': () => 'is incomplete. Type it as year-month-day, such as 1981-03-14',
  'date-with-time': () => 'has a time of day, so the day can be off by one. Type it as year-month-day',
  'date-unreadable': () => 'cannot be read as a date. Type it as year-month-day, such as 1981-03-14',
  'date-implausible': () => 'is in the future or too long ago',
  'language-unknown': () => 'is not a language that Plainleaf knows',
  'language-unavailable': ({ locale }) =>
    `is ${languageName(locale)}, in which none of this template’s sections is written`,
  'answer-missing': () => 'is blank. Fill it in, here or for all above',
  'answer-not-a-choice': ({ choices }) => `must be one of: ${choices.join(', ')}`,
  'answer-with-blank': () => 'holds [[ or ]], which would be a blank again',
  'assessment-unconfirmed': () => 'needs your confirmation',
  'same-patient': ({ row }) => `is the patient of row ${row} again. Take one of the two out`,
  'same-name': ({ row }) => `is also the name in row ${row}. Make sure that they are two people`,
};

const cellDoubts: Record<NameDoubt | NumberDoubt | AnswerDoubt, string> = {
  'line-break': 'is broken over lines',
  delimiter: 'holds a sign that separates cells',
  date: 'holds a date',
  digit: 'holds a digit',
  quote: 'holds a quotation mark',
  'no-letter': 'holds no letter',
  'wrong-letters': 'holds signs that come from a wrong encoding',
  address: 'holds an address',
  'no-name': 'is a word of the list itself',
  'unused-column': 'may lack a part, which is in a column that is not used',
};

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

export function problemWords(problem: RowProblem, locale: ClinicLocale): string {
  // The table has exactly one entry per code; TypeScript cannot follow the pairing.
  const words = wordsOf[problem.code] as (problem: RowProblem, locale: ClinicLocale) => string;
  return `${placeName(problem.place)} ${words(problem, locale)}.`;
}

const fields: Record<Exclude<RowPlace, `answer:${string}`>, string> = {
  row: 'This row',
  name: 'Patient name',
  preferredName: 'Preferred name',
  dateOfBirth: 'Date of birth',
  recordNumber: 'Record number',
  language: 'Language',
  assessed: '“I have assessed this patient”',
};

function placeName(place: RowPlace): string {
  return place.startsWith('answer:') ? `“${place.slice('answer:'.length)}”` : fields[place as keyof typeof fields]; // all others
}
