import { type ClinicLocale, clinicLocales } from '../clinic/clinic-locale';
import { formatDate, isCalendarDate, wholeDate } from '../clinic/dates';
import { normalized } from '../normalized';
import type { Arrangement, DraftContent, Patient } from './draft';
import { FIELD_MAX, NOTE_MAX, PLAN_MAX } from './draft-limits';
import { emptyPatient } from './empty-draft';
import { isUnspaced, type Term, termFinder } from './find-terms';

/**
 * For clinics that keep no identifiers: the part of a draft that may be stored. The patient's fields are empty, and what
 * was typed for this patient has marks where it named them, in which the names can be put again while they are known.
 */

const nameMark = '[name]';
const recordMark = '[record number]';
const birthMark = '[date of birth]';

export function withoutIdentity(draft: DraftContent): DraftContent {
  const mask = masker(draft.patient);
  return { ...withTexts(draft, mask), patient: emptyPatient };
}

/** A whole name, record number or date of birth; or a word of the name. */
type Telling = 'whole' | 'word';

/**
 * The first words of a template, or of its name, that identify the patient it was written for; null if none do. A
 * single word of the name counts only with a capital and inside a sentence: "May help" and "Will it hurt?" name nobody.
 */
export function patientNamedIn(arrangement: Arrangement, name: string, patient: Patient): string | null {
  const edits = arrangement.sections.flatMap(({ edit }) => edit ?? []);
  const texts = [name, arrangement.title, arrangement.subtitle, ...edits.map(({ heading }) => heading)];
  for (const { body } of edits)
    withWords(body, (text) => {
      texts.push(text);
      return text;
    });
  const names = namesOf(patient);
  const words = wordsOf(names);
  const find = termFinder([
    ...[...names.filter((one) => /\s/.test(one)), ...words.filter(isUnspaced)].map((text) =>
      anyCase<Telling>('whole', text),
    ),
    ...words.filter((word) => word !== word.toLowerCase()).map((text) => asName<Telling>('word', text)),
    anyCase<Telling>('whole', patient.recordNumber.trim()),
    ...datesOf(patient.dateOfBirth).map((text) => anyCase<Telling>('whole', text)),
  ]);
  for (const typed of texts) {
    const text = normalized(typed, 'NFC');
    const found = find(text);
    const telling =
      found.find(({ kind }) => kind === 'whole') ?? found.find(({ start }) => !beginsSentence(text.slice(0, start)));
    if (telling) return text.slice(telling.start, telling.end);
  }
  return null;
}

/** A title does not end a sentence: "Ms. Smith". */
const title = /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sr|Sra|Srta|Dra)\.$/u;

function beginsSentence(before: string): boolean {
  let said = before.slice(-20);
  while (/[\s"“¿¡(]$/u.test(said)) said = said.slice(0, -1);
  return said === '' || (/[.!?:•–—-]$/u.test(said) && !title.test(said));
}

/** The marks replaced by the patient's own: what is printed for them says their name. */
export function withNames(draft: DraftContent, locale: ClinicLocale): DraftContent {
  const { name, recordNumber, dateOfBirth } = draft.patient;
  const values = [
    [nameMark, name.trim()],
    [recordMark, recordNumber.trim()],
    [birthMark, formatDate(wholeDate(dateOfBirth), locale)],
  ] as const;
  return withTexts(draft, (text) =>
    values.reduce((filled, [mark, value]) => (value === '' ? filled : filled.replaceAll(mark, value)), text),
  );
}

type Change = (text: string) => string;

/** Everything in a draft that was typed for one patient; the library's wording names nobody. */
function withTexts(draft: DraftContent, change: Change): DraftContent {
  const line = (text: string): string => change(text).slice(0, FIELD_MAX);
  return {
    ...draft,
    title: line(draft.title),
    subtitle: line(draft.subtitle),
    followUp: { when: line(draft.followUp.when), with: line(draft.followUp.with) },
    note: change(draft.note).slice(0, NOTE_MAX),
    plan: {
      actions: change(draft.plan.actions).slice(0, PLAN_MAX),
      medicines: change(draft.plan.medicines).slice(0, PLAN_MAX),
    },
    sections: draft.sections.map((section) =>
      section.edit === null
        ? section
        : {
            ...section,
            edit: {
              ...section.edit,
              heading: line(section.edit.heading),
              // The same shape: only strings that are words were changed.
              body: withWords(section.edit.body, change) as typeof section.edit.body,
            },
          },
    ),
  };
}

/** Longest caption and description of a picture. */
const CAPTION_MAX = 300;
const wordKeys: ReadonlySet<string> = new Set(['text', 'caption', 'alt']);

function withWords(value: unknown, change: Change): unknown {
  if (Array.isArray(value)) return value.map((item) => withWords(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      if (!wordKeys.has(key) || typeof part !== 'string') return [key, withWords(part, change)];
      return [key, key === 'text' ? change(part) : change(part).slice(0, CAPTION_MAX)];
    }),
  );
}

/** Names of fewer letters than this are looked for only as part of the whole name: too many words would be meant. */
const SHORTEST_WORD = 3;

const namesOf = (patient: Patient): string[] =>
  [patient.name, patient.preferredName].map(withoutPunctuation).filter((name) => name !== '');

const wordsOf = (names: readonly string[]): string[] =>
  names
    .flatMap((name) => name.split(/[\s,]+/).map(withoutPunctuation))
    .filter((word) => [...word].length >= SHORTEST_WORD);

/** “Mia” without the quotation marks around it. */
const withoutPunctuation = (name: string): string =>
  name.match(/[\p{L}\p{M}\p{N}](?:.*[\p{L}\p{M}\p{N}])?/su)?.[0] ?? '';

function masker(patient: Patient): Change {
  const names = namesOf(patient);
  const find = termFinder([
    // A whole name however it is written; a word of it as a name is written, for "may" is not always a person.
    ...names.map((text) => anyCase(nameMark, text)),
    ...wordsOf(names).map((text) => asName(nameMark, text)),
    anyCase(recordMark, patient.recordNumber.trim()),
    ...datesOf(patient.dateOfBirth).map((text) => anyCase(birthMark, text)),
  ]);
  return (typed) => {
    const text = normalized(typed, 'NFC');
    const found = find(text);
    if (found.length === 0) return typed;
    let [masked, end] = ['', 0];
    for (const { kind: mark, ...at } of found) {
      masked += text.slice(end, at.start) + mark;
      end = at.end;
    }
    return masked + text.slice(end);
  };
}

const anyCase = <Kind>(kind: Kind, text: string): Term<Kind> => ({ kind, text, written: null });

/** "maria", "MARIA" or "Maria", as somebody writes a name in a sentence. */
function asName<Kind>(kind: Kind, word: string): Term<Kind> {
  const [first = '', ...rest] = word;
  const capital = first.toUpperCase();
  const written = [word, word.toUpperCase(), capital + rest.join(''), capital + rest.join('').toLowerCase()];
  return { kind, text: word, written };
}

/** The ways in which a date of birth is written in this clinic's languages. */
function datesOf(isoDate: string): string[] {
  if (!isCalendarDate(isoDate)) return [];
  const [year = '', month = '', day = ''] = isoDate.split('-');
  const [shortMonth, shortDay] = [String(Number(month)), String(Number(day))];
  const numbers = ['/', '.', '-'].flatMap((sign) =>
    [
      [month, day, year],
      [day, month, year],
      [shortMonth, shortDay, year],
      [shortDay, shortMonth, year],
    ].map((parts) => parts.join(sign)),
  );
  return [isoDate, ...numbers, ...clinicLocales.map((locale) => formatDate(isoDate, locale))];
}
