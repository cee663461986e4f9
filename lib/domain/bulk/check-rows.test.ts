import { describe, expect, it } from 'vitest';
import { expectFast } from '@/lib/test-support/cpu-time';
import { type BulkRow, changedRow, emptyRow, type RowDoubt } from './bulk-row';
import { checkRows, isReady, type ListRules } from './check-rows';
import { MAX_ROWS } from './read-list';

const rules: ListRules = {
  blanks: [],
  commonAnswers: {},
  languages: ['en', 'es'],
  locale: 'en',
  dateOrder: null,
  needsAssessment: false,
  today: '2026-11-28',
  isPrintable: (codePoint) => codePoint < 0x1f000 && codePoint !== 7,
};
const row = (change: Partial<BulkRow> = {}): BulkRow => ({ ...emptyRow, name: 'Tom Reed', ...change });
const problemsOf = (one: BulkRow, changed: Partial<ListRules> = {}) =>
  checkRows([one], { ...rules, ...changed })[0]?.problems.map(({ place, code }) => `${place}: ${code}`);

describe('a row', () => {
  it('is ready with a name alone, as a single handout is', () => {
    expect(checkRows([row()], rules).every(isReady)).toBe(true);
  });

  it.each<[Partial<BulkRow>, string]>([
    [{ name: ' ' }, 'name: name-missing'],
    [{ name: 'T'.repeat(201) }, 'name: too-long'],
    [{ name: 'Tom \u{1FAC0}' }, 'name: unprintable-character'],
    [{ preferredName: 'To\u0007m' }, 'preferredName: unprintable-character'],
    [{ dateOfBirth: '03/04/1981' }, 'dateOfBirth: date-ambiguous'],
    [{ dateOfBirth: '14/03/81' }, 'dateOfBirth: date-two-digit-year'],
    [{ dateOfBirth: '29659' }, 'dateOfBirth: date-spreadsheet-number'],
    [{ dateOfBirth: '31/02/1981' }, 'dateOfBirth: date-impossible'],
    [{ dateOfBirth: 'soon' }, 'dateOfBirth: date-unreadable'],
    [{ dateOfBirth: '03/1981' }, 'dateOfBirth: date-incomplete'],
    [{ dateOfBirth: '1981-03-13T23:00:00.000Z' }, 'dateOfBirth: date-with-time'],
    [{ name: 'N\uFFFD\uFFFDez' }, 'name: undecodable'],
    [{ recordNumber: 'RFP\u0085' }, 'recordNumber: undecodable'],
    [{ dateOfBirth: '2026-11-29' }, 'dateOfBirth: date-implausible'],
    [{ dateOfBirth: '1899-01-01' }, 'dateOfBirth: date-implausible'],
    [{ language: 'Klingon' }, 'language: language-unknown'],
    [{ language: 'Vietnamese' }, 'language: language-unavailable'],
  ])('%j is told: %s', (change, told) => {
    expect(problemsOf(row(change))).toEqual([told]);
  });

  it('names both readings of a date that has two', () => {
    const [checked] = checkRows([row({ dateOfBirth: '03/04/1981' })], rules);
    expect(checked?.problems[0]).toMatchObject({ readings: ['1981-04-03', '1981-03-04'] });
    const [ordered] = checkRows([row({ dateOfBirth: '03/04/1981' })], { ...rules, dateOrder: 'month-first' });
    expect(ordered).toMatchObject({ patient: { dateOfBirth: '1981-03-04' }, problems: [] });
  });

  it.each([
    ['', 'en'],
    ['español', 'es'],
    ['SPANISH', 'es'],
    ['es', 'es'],
  ])('in the language %j is given in %s', (language, locale) => {
    expect(checkRows([row({ language })], rules)[0]).toMatchObject({ locale, problems: [] });
  });

  it('needs every blank: its own answer, or the one for all', () => {
    const blanks = [
      { name: 'left/right/both', choices: ['left', 'right', 'both'] },
      { name: 'constructor', choices: [] },
    ];
    const asked = { blanks, commonAnswers: { 'left/right/both': 'both' } };
    expect(problemsOf(row(), asked)).toEqual(['answer:constructor: answer-missing']);
    expect(problemsOf(row({ answers: { 'left/right/both': 'up', constructor: '6' } }), asked)).toEqual([
      'answer:left/right/both: answer-not-a-choice',
    ]);
    expect(problemsOf(row({ answers: { constructor: '[[6]]' } }), asked)).toEqual([
      'answer:constructor: answer-with-blank',
    ]);
    const [checked] = checkRows([row({ answers: { 'left/right/both': 'LEFT', constructor: '6' } })], {
      ...rules,
      ...asked,
    });
    expect(checked).toMatchObject({ answers: { 'left/right/both': 'left', constructor: '6' }, problems: [] });
  });

  it('says for each patient that they were assessed, where the topic asks for it', () => {
    const needed = { needsAssessment: true };
    expect(problemsOf(row(), needed)).toEqual(['assessed: assessment-unconfirmed']);
    expect(problemsOf(row({ assessed: true }), needed)).toEqual([]);
  });
});

describe('what is doubtful about a row', () => {
  const doubts: RowDoubt[] = [
    { place: 'row', code: 'cell-count', severity: 'blocks', cells: 2, expected: 3 },
    { place: 'name', code: 'name-doubtful', severity: 'blocks', because: 'digit' },
    { place: 'answer:weeks', code: 'value-damaged', severity: 'blocks', text: '#REF!' },
  ];
  const doubtful = row({ name: 'Twin 1', answers: { weeks: '#REF!' }, doubts });

  it('blocks it until each is settled', () => {
    expect(checkRows([doubtful], rules).every(isReady)).toBe(false);
    expect(checkRows([{ ...doubtful, doubts: [] }], rules).every(isReady)).toBe(true);
  });

  it.each<[string, Partial<BulkRow>, string[]]>([
    ['the name', { name: 'Tom Reed' }, ['cell-count', 'value-damaged']],
    ['the answer', { answers: { weeks: '6' } }, ['cell-count', 'name-doubtful']],
    ['something else', { recordNumber: 'RFP-1' }, ['cell-count', 'name-doubtful', 'value-damaged']],
    ['nothing', { name: 'Twin 1' }, ['cell-count', 'name-doubtful', 'value-damaged']],
  ])('is settled for what is written anew: %s', (_, change, left) => {
    expect(changedRow(doubtful, change).doubts.map(({ code }) => code)).toEqual(left);
  });
});

describe('two rows', () => {
  const twice = (one: Partial<BulkRow>, other: Partial<BulkRow>) =>
    checkRows([row(one), row({ name: 'Ana Ruiz' }), row(other)], rules)[2]?.problems;

  it('for one patient are told, by number or by name and date', () => {
    const record = { recordNumber: 'RFP 1' };
    expect(twice(record, { name: 'T. Reed', recordNumber: 'rfp-1' })).toMatchObject([{ code: 'same-patient', row: 1 }]);
    const born = { dateOfBirth: '1980-12-25' };
    expect(twice(born, { ...born, name: 'TOM REED' })).toMatchObject([
      { code: 'same-patient', severity: 'blocks', row: 1 },
    ]);
  });

  it('with one name are worth a look, unless something tells them apart', () => {
    expect(twice({}, {})).toMatchObject([{ code: 'same-name', severity: 'warns', row: 1 }]);
    expect(twice({ dateOfBirth: '1980-12-25' }, { dateOfBirth: '1981-03-14' })).toEqual([]);
  });

  it('are compared quickly in a list as long as one may be', () => {
    const rows = Array.from({ length: MAX_ROWS }, (_, index) =>
      row({ name: `Tom Reed ${index}`, recordNumber: `${index}` }),
    );
    expectFast((count) => expect(checkRows(rows.slice(0, count), rules).every(isReady)).toBe(true), {
      size: MAX_ROWS,
      mostMs: 1_000,
    });
  });
});
