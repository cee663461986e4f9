import { describe, expect, it, vi } from 'vitest';
import { plainEmail } from '@/lib/domain/access/email-address';
import { emptyRow } from '@/lib/domain/bulk/bulk-row';
import { checkRows } from '@/lib/domain/bulk/check-rows';
import { orderOfDates } from '@/lib/domain/bulk/date-order';
import { detectEncoding, tellingLines } from '@/lib/domain/bulk/decode-list';
import { rowsOfList } from '@/lib/domain/bulk/list-rows';
import { readList } from '@/lib/domain/bulk/read-list';
import { verifyRows } from '@/lib/domain/bulk/verify-rows';
import { isPhoneNumber } from '@/lib/domain/clinic/phone-number';
import { readDate } from '@/lib/domain/clinic/read-date';
import { toCsv } from '@/lib/domain/csv';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { FIELD_MAX } from '@/lib/domain/handout/draft-limits';
import { nameForms, nameFormsInOrder } from '@/lib/domain/handout/fold-name';
import { mightBeSamePatient } from '@/lib/domain/handout/patient-identity';
import { patientTerms, searchTerms } from '@/lib/domain/handout/patient-search';
import { clinic, draftOf } from '@/lib/domain/handout/test-support';
import { patientNamedIn, withoutIdentity } from '@/lib/domain/handout/without-identity';
import { sharedStem } from '@/lib/domain/library/field-match';
import { rankMatches } from '@/lib/domain/library/search-ranking';
import { rankSections } from '@/lib/domain/library/section-ranking';
import { stemOf } from '@/lib/domain/library/word-forms';
import { snippetSchema } from '@/lib/domain/snippet';
import { readTemplateFile } from '@/lib/domain/template/template-file';
import { threadMs } from '../thread-clock';
import { type ReadingFunction, slowTexts } from './functions';

const topic = {
  id: 'twitches',
  title: 'Muscle twitches (fasciculations)',
  synonyms: ['leg twitch', 'aaaa a1'],
  codes: ['R25.3', 'A11.1'],
  favourite: false,
  useCount: 0,
};
const sectionSaying = (body: string) => ({
  ...{ id: 'relief', heading: 'What helps a twitch', synonyms: ['treatment'], context: ['Muscle twitches', 'R25.3'] },
  body,
  useCount: 0,
});
/** Names as long as a field takes, made of the text: much of the text is like them, and no end of it is. */
function namesOf(text: string): string[] {
  const start = text.slice(0, FIELD_MAX - 1);
  const lengths = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];
  const growing = lengths.map((length) => `A${text.slice(0, length).replaceAll(/\s/g, '-')}`).join(' ');
  return [start, `${start}x`, [...start].join('-'), growing].map((name) => name.slice(0, FIELD_MAX));
}

const patient = { name: '', preferredName: '', dateOfBirth: '', recordNumber: '' };
const named = (name: string) => ({ ...patient, name, preferredName: name, recordNumber: name });
const rules = {
  ...{ blanks: [], commonAnswers: {}, languages: ['en'], locale: 'en', dateOrder: null, needsAssessment: false },
  today: '2026-11-22',
  isPrintable: () => true,
};

function listRead(text: string): unknown {
  const list = readList(`Name;Born;MRN\n${text}`, []);
  return list.is === 'read' ? checkRows(rowsOfList(list), rules) : list;
}

/** So many rows with one date of birth as the text has pieces of twenty. */
function bornOnOneDay(text: string): unknown {
  const names = Array.from({ length: Math.ceil(text.length / 20) }, (_, row) => {
    return `${text.slice(row * 20, row * 20 + 20)} ${row}`;
  });
  return checkRows(
    names.map((name) => ({ ...emptyRow, name, dateOfBirth: '1981-03-14' })),
    rules,
  );
}

function listVerified(text: string): unknown {
  const row = { patient: { ...patient, name: text, recordNumber: text }, locale: 'en', answers: {}, assessed: true };
  return verifyRows({
    ...{ arrangement: arrangementOf(draftOf([])), rows: [row], versions: [], wordings: new Map(), languages: ['en'] },
    ...{
      gatedTopics: [],
      topicAges: [],
      needsAssessment: false,
      clinic,
      clinicianName: 'Dr. Osei',
      isPrintable: () => true,
    },
    now: new Date('2026-11-22T18:00:00Z'),
  });
}

const lists: ReadingFunction[] = [
  { name: 'readList', run: (text) => readList(text, [{ name: 'side', choices: [] }]) },
  { name: 'checkRows', run: listRead },
  { name: 'checkRows with one date of birth', run: bornOnOneDay },
  { name: 'verifyRows', run: listVerified },
  { name: 'detectEncoding', run: (text) => detectEncoding(Buffer.from(text, 'latin1')) },
  { name: 'tellingLines', run: (text) => tellingLines(text, 5) },
  { name: 'readDate', run: (text) => readDate(text, { order: null, century: { of: 'birth', today: '2026-11-22' } }) },
  { name: 'orderOfDates', run: (text) => orderOfDates([text, ...text.split(',')]) },
  { name: 'toCsv', run: (text) => toCsv(['Name'], [[text]]) },
];

const searches: ReadingFunction[] = [
  { name: 'nameForms', run: nameForms },
  { name: 'searchTerms', run: searchTerms },
  { name: 'patientTerms', run: (text) => patientTerms({ ...patient, name: text, recordNumber: text }) },
  {
    name: 'withoutIdentity',
    run: (text) => namesOf(text).map((name) => withoutIdentity(draftOf([], { note: text, patient: named(name) }))),
  },
  {
    name: 'patientNamedIn',
    run: (text) => namesOf(text).map((name) => patientNamedIn(arrangementOf(draftOf([])), text, named(name))),
  },
  { name: 'rankMatches', run: (text) => rankMatches(text, [topic]) },
  { name: 'rankSections by what is typed', run: (text) => rankSections(text, [sectionSaying('Rest and drink.')]) },
  { name: 'rankSections by what they say', run: (text) => rankSections('a twitch 1', [sectionSaying(text)]) },
  // Only words with a common beginning are compared further.
  { name: 'sharedStem of texts with one beginning', run: (text) => sharedStem(text, `${text}s`) },
  { name: 'stemOf', run: (text) => text.split(' ').map(stemOf) },
  { name: 'plainEmail', run: plainEmail },
  { name: 'isPhoneNumber', run: isPhoneNumber },
  { name: 'snippetSchema', run: (text) => snippetSchema.safeParse({ name: text, text }) },
  { name: 'readTemplateFile', run: (text) => readTemplateFile(JSON.stringify({ title: text })) },
];

describe.each([...lists, ...searches])('$name', (one) => {
  it('takes no more than a multiple of the length of a text', () => {
    expect(slowTexts(one)).toEqual([]);
  });
});

/** Milliseconds of processor time. */
function timeOf(run: () => unknown): number {
  const started = threadMs();
  run();
  return threadMs() - started;
}

it('folds each name once, however many patients of one date of birth are compared', () => {
  const names = Array.from({ length: 200 }, (_, number) => `Maria Núñez-O’Connor ${number}`);
  const patients = names.map((name) => ({ name, dateOfBirth: '1981-03-14', recordNumber: '' }));
  // Folding a name normalizes it some times; comparing folded names never does. The record numbers are blank.
  const normalizing = vi.spyOn(String.prototype, 'normalize');
  const namesNormalized = (): number => normalizing.mock.contexts.filter((text) => String(text) !== '').length;
  for (const one of patients) for (const other of patients) mightBeSamePatient(one, other);
  const comparing = namesNormalized();
  normalizing.mockClear();
  for (const name of names) nameFormsInOrder(name);
  const folding = namesNormalized();
  normalizing.mockRestore();
  expect(comparing).toBeGreaterThan(0);
  expect(comparing).toBeLessThanOrEqual(2 * folding);
});

it('looks for a name in a template in the same time, however many words the name has', () => {
  const title = 'Abf is what we say here, and Aci is not. '.repeat(4_000);
  const timeFor = (name: string): number => {
    const run = () => patientNamedIn({ ...arrangementOf(draftOf([])), title }, '', named(name));
    run();
    return Math.min(...[1, 2, 3].map(() => timeOf(run)));
  };
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const words = letters
    .flatMap((one) => letters.map((other) => `A${one}${other}`))
    .filter((word) => !title.includes(word));
  expect(timeFor(words.slice(0, 50).join(' ')) / timeFor('Maria')).toBeLessThan(4);
});
