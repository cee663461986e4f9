import { describe, expect, it } from 'vitest';
import { toCsv } from '../csv';
import { likelyDelimiter } from './list-delimiter';
import { prepareList, splitList } from './split-list';

/** The cells of every record, or why nothing was read. */
function split(text: string) {
  const list = prepareList(text);
  if ('code' in list) return list;
  const records = splitList(list, list.spoken ?? likelyDelimiter(list, []));
  return 'code' in records ? records : records.map(({ cells }) => cells);
}

describe('a table as text', () => {
  it('is what our own list export writes', () => {
    expect(split(toCsv(['Patient', 'Date of birth'], [['Núñez, Maria', '1981-03-14']]))).toEqual([
      ['Patient', 'Date of birth'],
      ['Núñez, Maria', '1981-03-14'],
    ]);
  });

  it('can have empty lines, line ends of three kinds, and a nickname in quotes inside a name', () => {
    expect(split('Name\tDOB\r\n\r\nRobert "Bob" Reed\t14/03/1981\r\t\n"Ana\nRuiz"\t\n')).toEqual([
      ['Name', 'DOB'],
      ['Robert "Bob" Reed', '14/03/1981'],
      ['Ana Ruiz', ''],
    ]);
  });

  it.each([
    ['semicolons', 'Name;DOB\nReed, Tom;1981-03-14', ['Reed, Tom', '1981-03-14']],
    ['vertical bars', 'Name|DOB\nTom Reed|1981-03-14', ['Tom Reed', '1981-03-14']],
    ['commas, with one tab in a cell', 'Name,DOB\nTom\tReed,1981-03-14', ['Tom Reed', '1981-03-14']],
    ['nothing, as a column of names', 'Name\nReed, Tom', ['Reed, Tom']],
  ])('is separated by %s', (_, text, record) => {
    expect(split(text)).toContainEqual(record);
  });

  it.each([';', '|', ',', '\t'])('is separated by %j where its first line says so', (sign) => {
    expect(split(`sep=${sign}\r\nTom Reed${sign}1`)).toEqual([['Tom Reed', '1']]);
  });

  it('is not read where its first line names a sign that separates nothing here', () => {
    expect(split('sep=:\nTom:1')).toEqual({ code: 'unknown-delimiter', sign: ':' });
  });

  it('keeps the zeros of a number that a spreadsheet protects', () => {
    expect(split('MRN,Name\n="00123",Tom\n"=""00124""",Ana')).toEqual([
      ['MRN', 'Name'],
      ['00123', 'Tom'],
      ['00124', 'Ana'],
    ]);
  });
});

it.each(['\u200B', '\u2060', '\uFEFF'])(
  'a name or a dose that was copied with an invisible %j in it stays whole',
  (sign) => {
    const text = `${sign}Na${sign}me,Dose${sign}\nTo${sign}m ${sign}Reed,5${sign}0 mg\n${sign}"Ruiz, Ana"${sign},${sign}="00123"\n${sign},${sign}`;
    expect(split(text)).toEqual([
      ['Name', 'Dose'],
      ['Tom Reed', '50 mg'],
      ['Ruiz, Ana', '00123'],
    ]);
  },
);

describe('a quotation mark gone wrong stops everything, with its line and column', () => {
  it.each([
    ['is never closed', 'Name,DOB\nTom,1\n"Ana,2\nBea,3\nCy,4', { code: 'unclosed-quote', line: 3, column: 1 }],
    ['is never closed in a later cell', 'Name,DOB\nTom,"1\nAna,2', { code: 'unclosed-quote', line: 2, column: 2 }],
    ['is closed in another line', 'Name,DOB\n"Tom,1\nAna,"2"\nBea,3', { code: 'stray-quote', line: 2, column: 1 }],
    ['is closed within the cell', 'a,b\r\n\r\n1,"Bob" Reed', { code: 'stray-quote', line: 3, column: 2 }],
    ['comes after a cell of two lines', 'a,b\n"x\ny",1\n2,"z', { code: 'unclosed-quote', line: 4, column: 2 }],
    ['comes after the line that names the delimiter', 'sep=;\na;"b', { code: 'unclosed-quote', line: 2, column: 2 }],
  ])('when it %s', (_, text, stop) => {
    expect(split(text)).toEqual(stop);
  });
});

it('a cell of 100 kB stops everything, with its line and column', () => {
  const text = `Name,Note\nTom,x\nAna,${'y'.repeat(100_000)}`;
  expect(split(text)).toEqual({ code: 'cell-too-long', line: 3, column: 2, length: 100_000 });
});

it('counts the lines of the text as it was given, whatever ends them', () => {
  const list = prepareList('\uFEFFsep=,\r\nName,Note\r\n\r\n"Tom","two\r\nlines"\rAna,x\n');
  const records = 'code' in list ? [] : splitList(list, ',');
  expect('code' in records ? [] : records.map(({ line, lastLine }) => [line, lastLine])).toEqual([
    [2, 2],
    [4, 5],
    [6, 6],
  ]);
});
