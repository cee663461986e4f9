import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BulkRow } from './bulk-row';
import { checkRows, isReady, type ListRules } from './check-rows';
import { detectEncoding } from './decode-list';
import { rowsOfList } from './list-rows';
import { type ReadList, readList } from './read-list';

/** Every accepted patient is exactly one row of its source, whatever was done to the list on its way. */

type Source = { name: string; born: string; record: string };

const rules: ListRules = {
  ...{ blanks: [], commonAnswers: {}, languages: ['en'], locale: 'en', dateOrder: null },
  ...{ needsAssessment: false, today: '2026-11-29', isPrintable: () => true },
};

const word = fc.constantFrom('Ana', 'Tom', 'Łukasz', 'Núñez', 'O’Neill', 'Søren', 'Đặng', 'Ruiz', 'Reed', 'Bäk', 'Žak');
const name = fc
  .tuple(fc.uniqueArray(word, { minLength: 2, maxLength: 4 }), fc.constantFrom(' ', ', '))
  .map(([words, sign]) => words.slice(1).join(' ') + sign + words[0]);
const born = fc
  .date({ min: new Date('1925-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const sources = fc
  .array(fc.tuple(name, born), { minLength: 3, maxLength: 8 })
  .map((all) => all.map(([one, date], index): Source => ({ name: one, born: date, record: `RFP-${1000 + index}` })));

const delimiter = fc.constantFrom(',', ';', '\t', '|');
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const quoting = fc.constantFrom('where needed', 'always');

function written(rows: readonly Source[], sign: string, end: string, quotes: string): string[] {
  const cell = (text: string): string =>
    quotes === 'always' || text.includes(sign) ? `"${text.replaceAll('"', '""')}"` : text;
  return [['Name', 'DOB', 'MRN'], ...rows.map(({ name: one, born: date, record }) => [one, date, record])].map(
    (cells) => cells.map(cell).join(sign) + end,
  );
}

const accepted = (list: ReadList): BulkRow[] => {
  if (list.is !== 'read') return [];
  const rows = rowsOfList(list);
  const checked = checkRows(rows, rules);
  return rows.filter((_, index) => checked[index] && isReady(checked[index]));
};
const asSource = ({ name: one, dateOfBirth, recordNumber }: BulkRow): Source => ({
  name: one,
  born: dateOfBirth,
  record: recordNumber,
});

it('a list comes back row by row as it was written, in every delimiter, quoting, line end and Unicode encoding', () => {
  const encoding = fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be');
  fc.assert(
    fc.property(sources, delimiter, lineEnd, quoting, encoding, (rows, sign, end, quotes, code) => {
      const text = written(rows, sign, end, quotes).join('');
      const detected = detectEncoding(bytesOf(text, code));
      expect(detected).toMatchObject({ is: 'certain' });
      const list = readList(detected.is === 'certain' ? detected.text : '', []);
      expect(accepted(list).map(asSource)).toEqual(rows);
      expect(accepted(list).map(({ line }) => line)).toEqual(rows.map((_, index) => index + 2));
    }),
  );
});

function bytesOf(text: string, code: string): Uint8Array {
  if (code === 'utf-8') return new Uint8Array(Buffer.from(text));
  if (code === 'utf-8 with mark') return new Uint8Array(Buffer.from(`\uFEFF${text}`));
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return new Uint8Array(code === 'utf-16be' ? bytes.swap16() : bytes);
}

it('a list keeps its values wherever zero-width characters are added', () => {
  const sign = fc.constantFrom('\u200B', '\u2060', '\uFEFF');
  fc.assert(
    fc.property(sources, delimiter, quoting, fc.array(fc.tuple(sign, fc.nat())), (rows, between, quotes, signs) => {
      const text = written(rows, between, '\n', quotes).join('');
      const spoiled = signs.reduce((before, [one, at]) => {
        const place = at % (before.length + 1);
        return before.slice(0, place) + one + before.slice(place);
      }, text);
      expect(accepted(readList(spoiled, [])).map(asSource)).toEqual(rows);
    }),
  );
});

/** What happens to one line of a list on its way. */
const faults: Record<string, (line: string, sign: string, at: number) => string> = {
  'a quote is opened and never closed': (line) => `"${line}`,
  'a quote is opened in a later cell': (line, sign) =>
    line.replace(new RegExp(`${escaped(sign)}(?=[^${escaped(sign)}]*$)`), `${sign}"`),
  'a delimiter is put into a cell': (line, sign, at) => inserted(line, sign, at),
  'a tab is put into a cell': (line, _, at) => inserted(line, '\t', at),
  'the line is broken': (line, _, at) => inserted(line, '\n', at),
  'a cell is lost': (line, sign) => line.slice(line.indexOf(sign) + 1),
  'the end is lost': (line, sign) => `${line.slice(0, line.lastIndexOf(sign))}\n`,
  'the number is shown as a power': (line) => line.replace(/RFP-\d+/, '1.23457E+11'),
  'the number is an error': (line) => line.replace(/RFP-\d+/, '#REF!'),
  'the date has a time zone': (line) => line.replace(/\d{4}-\d\d-\d\d/, '$&T23:00:00.000Z'),
  'a letter is lost': (line) => line.replace(/[^\p{ASCII}]/u, '\uFFFD'),
  'the letters are read in a wrong encoding': (line) => Buffer.from(line).toString('latin1'),
  'the headings stand in its place': (_, sign) => `${['Name', 'DOB', 'MRN'].join(sign)}\n`,
  'a sum stands in its place': (_, sign) => `Total${sign}${sign}3\n`,
  'a delimiter of another kind joins it to a name': (line) => line.replace(/^"?/, '$&Ana; '),
};
const escaped = (text: string): string => text.replace(/[|\\]/g, '\\$&');
const inserted = (line: string, text: string, at: number): string => {
  const place = 1 + (at % (line.trimEnd().length - 1));
  // "Reed, Tom" is a name as it can be meant.
  return text === ',' && line[place] === ' ' ? line : line.slice(0, place) + text + line.slice(place);
};

it.each(Object.entries(faults))(
  'no patient is accepted that is no row of the source, and the line is named, when %s',
  (_, fault) => {
    fc.assert(
      fc.property(sources, delimiter, quoting, fc.nat(), fc.nat(), (rows, sign, quotes, which, at) => {
        const lines = written(rows, sign, '\n', quotes);
        const broken = 1 + (which % rows.length);
        const before = lines[broken] ?? '';
        const after = fault(before, sign, at);
        fc.pre(after !== before);
        const list = readList(lines.with(broken, after).join(''), []);
        const taken = accepted(list);
        // A space within a date changes nothing; one within a name or a number makes it another value.
        const known = rows.map(withPlainDate);
        for (const row of taken) expect(known).toContainEqual(withPlainDate(asSource(row)));
        expect(
          new Set(taken.map(({ record = '', recordNumber }: BulkRow & { record?: string }) => record + recordNumber))
            .size,
        ).toBe(taken.length);
        if (taken.length === rows.length) return;
        // What is not accepted is told with a line from the broken one to the one after it.
        const told = list.is === 'stopped' && 'line' in list.stop ? [list.stop.line] : rowsTold(list);
        if (list.is !== 'asks') expect(told.some((line) => line >= broken + 1 && line <= broken + 2)).toBe(true);
      }),
    );
  },
);

const withPlainDate = (row: Source): Source => ({ ...row, born: row.born.replace(/\s/g, '') });

function rowsTold(list: ReadList): number[] {
  if (list.is !== 'read') return [];
  const rows = rowsOfList(list);
  const checked = checkRows(rows, rules);
  return rows.flatMap(({ line }, index) => (checked[index] && !isReady(checked[index]) && line !== null ? [line] : []));
}
