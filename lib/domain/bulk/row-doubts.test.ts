import { describe, expect, it } from 'vitest';
import type { TemplateBlank } from '../template/blanks';
import { rowsOfList } from './list-rows';
import { readList } from './read-list';

const rowsIn = (text: string, blanks: TemplateBlank[] = []) => {
  const list = readList(text, blanks);
  if (list.is !== 'read') throw new Error(`It was not read: ${JSON.stringify(list)}`);
  return rowsOfList(list);
};
/** The doubts about each row, by its line. */
const doubts = (text: string) =>
  rowsIn(text).map(({ line, doubts: found }) => [line, ...found.map(({ place, code }) => `${place}: ${code}`)]);

describe('a row is doubtful', () => {
  const headed = (record: string) => doubts(`Name,DOB,MRN\n${record}`);

  it.each([
    [
      'an unquoted comma moved its cells',
      'Reed, Tom,1980-12-25,1',
      ['row: cell-count', 'recordNumber: number-doubtful'],
    ],
    ['a cell is missing', 'Tom Reed,1980-12-25', ['row: cell-count']],
    ['it holds a date where the number belongs', 'Tom Reed,,1980-12-25', ['recordNumber: number-doubtful']],
    ['its number holds a delimiter', 'Tom Reed,,"1,2"', ['recordNumber: number-doubtful']],
    ['its number is broken over lines', 'Tom Reed,,"1\n2"', ['recordNumber: number-doubtful']],
    ['its number was read in a wrong encoding', 'Tom Reed,,NÂº 12', ['recordNumber: number-doubtful']],
    ['its number lost its letters', 'Tom Reed,,N? 12', ['recordNumber: number-doubtful']],
    ['its name may be two cells', '"Reed,Tom",,1', ['name: name-doubtful']],
    ['its number was shown as a power', 'Tom Reed,,1.23457E+11', ['recordNumber: value-damaged']],
    ['its number is an error', 'Tom Reed,,#REF!', ['recordNumber: value-damaged']],
    ['its number was not found', 'Tom Reed,,#N/A', ['recordNumber: value-damaged']],
    ['its column was too narrow', 'Tom Reed,,########', ['recordNumber: value-damaged']],
    ['its number lost its last digits', 'Tom Reed,,1234567890123450', ['recordNumber: value-damaged']],
    ['its number became a fraction', 'Tom Reed,,48213.0', ['recordNumber: value-damaged']],
    ['it holds a formula', 'Tom Reed,,=A1+1', ['recordNumber: value-damaged']],
    ['its name is an error', '#NAME?,,1', ['name: value-damaged']],
    ['its name holds a digit', 'Tom Reed 2,,1', ['name: name-doubtful']],
    ['its name holds a date', 'Tom Reed 25/12/1980,,1', ['name: name-doubtful']],
    ['its name holds a delimiter', 'Tom Reed;Ana Ruiz,,1', ['name: name-doubtful']],
    ['its name holds a tab', 'Tom\tReed,,1', ['name: name-doubtful']],
    ['its name holds several commas', '"Reed, Tom, RFP",,1', ['name: name-doubtful']],
    ['its name is broken over lines', '"Tom\nReed",,1', ['name: name-doubtful']],
    ['its name was read in a wrong encoding', 'NÃºÃ±ez,,1', ['name: name-doubtful']],
    ['its name lost its letters', 'N??ez,,1', ['name: name-doubtful']],
    ['its name is an address', 'tom@example.org,,1', ['name: name-doubtful']],
    ['its name has half a pair of quotes', 'Tom "Bob Reed,,1', ['name: name-doubtful']],
    ['it is a sum', 'Total,,1', ['name: name-doubtful']],
    ['its name is the title of a list', 'Clinic list November,,1', ['name: name-doubtful']],
    ['its name stands behind a colon', 'Ward: Tom Reed,,1', ['name: name-doubtful']],
    ['nobody came', 'No show,,1', ['name: name-doubtful']],
    ['a space before its quotes left them in the number', 'Tom,, "1"', ['recordNumber: number-doubtful']],
    ['it repeats the headings', 'Name,DOB,MRN', ['row: headings-again']],
  ])('when %s', (_, record, found) => {
    expect(headed(record)).toEqual([[2, ...found]]);
  });

  it.each(['Mar-03', '3 Mar', '03-Mar', '2-Jan-24', '01-ene', '1. Mai', 'Mar 03'])(
    'when its record number was turned into a date by a spreadsheet: %s',
    (number) => {
      expect(headed(`Tom Reed,,${number}`)).toEqual([[2, 'recordNumber: number-doubtful']]);
    },
  );

  it.each(['MAR-0003', 'MAR-00482', 'MARCH', 'RFP-12', 'M-12', 'D 4'])(
    'not because of a record number such as %s',
    (number) => {
      expect(headed(`Tom Reed,,${number}`)).toEqual([[2]]);
    },
  );

  const dosed = (answer: string) => {
    const rows = rowsIn(`Name,dose\nTom Reed,"${answer}"`, [{ name: 'dose', choices: [] }]);
    return rows.flatMap(({ doubts: found }) =>
      found.map((doubt) => ('because' in doubt ? `${doubt.place}: ${doubt.because}` : doubt.code)),
    );
  };

  it.each([
    [
      'was read in a wrong encoding',
      'wrong-letters',
      ['25 Âµg', '25 Î¼g', 'â‰¥ 38', '5 â€“ 10 mg', '25 ¬µg', '‚â• 38', '38 Â°C'],
    ],
    ['lost its letters', 'wrong-letters', ['25 ?g', '5 ?? 10 mg']],
    ['is broken over lines', 'line-break', ['5 mg\n10 mg', '5 mg\r\n10 mg', '5 mg\v10 mg', '5 mg\u202810 mg']],
    ['holds two cells', 'delimiter', ['5 mg\t10 mg']],
    [
      'was turned into a date by a spreadsheet',
      'date',
      ['01-Feb', '1-Feb', 'Feb 01', 'Feb-03', '2-ene', '01. Mai', '2-Jan-24'],
    ],
  ])('when its answer to a blank %s', (_, because, answers) => {
    for (const answer of answers) expect(dosed(answer), answer).toEqual([`answer:dose: ${because}`]);
  });

  it.each([
    '25 µg',
    '‚Äpfel‘',
    '≥ 38.5 °C',
    '5–10 mg',
    'mañana',
    'déjà «\u00A05 mg\u00A0»',
    '1/2',
    '2 in May',
    '12 March 2026',
    '2026-03-12',
    'en août',
  ])('not because of an answer such as %s', (answer) => {
    expect(dosed(answer)).toEqual([]);
  });

  it.each(['Reed, Tom', 'O’Neill-Núñez', 'Robert "Bob" Reed', 'Jean d’Arc', 'Nguyễn Văn An', '王小明', 'X'])(
    'not because of a name such as %s',
    (name) => {
      expect(headed(`"${name.replaceAll('"', '""')}",1980-12-25,RFP-1`)).toEqual([[2]]);
    },
  );

  it('a row is doubtful when a quote in another column includes the next patient', () => {
    const text = 'Name,DOB,Note\nTom Reed,1980-12-25,"call\nAna Ruiz,1981-04-03,call"\nBea Cy,1982-01-01,x';
    expect(doubts(text)).toEqual([[2, 'row: lines-swallowed'], [4]]);
  });

  it('a row is not doubtful when an address in another column has two lines', () => {
    expect(doubts('Name,DOB,Address\nTom Reed,1980-12-25,"1 Main St\nSpringfield, IL"')).toEqual([[2]]);
  });

  it('both halves of a row that a line break splits are doubtful', () => {
    expect(doubts('Name,DOB,MRN\nAna Ruiz,1,1\nTom\nReed,2,2\nBea Cy,3,3')).toEqual([
      [2, 'row: line-broken'],
      [3, 'row: cell-count'],
      [4, 'row: line-broken'],
      [5],
    ]);
  });

  it('a doubt names the line where its row begins', () => {
    expect(doubts('\nName,DOB\n\nTom Reed,1\nAna 2,2')).toEqual([[4], [5, 'name: name-doubtful']]);
  });
});
