import { describe, expect, it } from 'vitest';
import { rowsOfList } from './list-rows';
import { type ListChoices, MAX_ROWS, readList } from './read-list';

const read = (text: string, blanks: Parameters<typeof readList>[1] = [], choices: ListChoices = {}) => {
  const list = readList(text, blanks, choices);
  if (list.is !== 'read') throw new Error(`It was not read: ${JSON.stringify(list)}`);
  return list;
};
const rows = (text: string, choices: ListChoices = {}) => rowsOfList(read(text, [], choices));
/** The doubts about each row, by its line. */
const doubts = (text: string, choices: ListChoices = {}) =>
  rows(text, choices).map(({ line, doubts: found }) => [line, ...found.map(({ place, code }) => `${place}: ${code}`)]);
const uses = (text: string) => read(text).columns.map(({ use }) => use);

describe('a list with headings', () => {
  it('Plainleaf finds the columns by their headings in any order, and names the columns it does not use', () => {
    const blanks = [{ name: 'weeks until review', choices: [] }];
    const list = read(
      'MRN,Last Name,First name,Phone,D.O.B.,Weeks until review\nRFP-1,Reed,Tom,555,1980-12-25,6',
      blanks,
    );
    expect(list.columns.filter(({ use }) => use === 'unused').map(({ heading }) => heading)).toEqual(['Phone']);
    expect(rowsOfList(list)).toMatchObject([
      {
        ...{ name: 'Tom Reed', recordNumber: 'RFP-1', dateOfBirth: '1980-12-25' },
        ...{ answers: { 'weeks until review': '6' }, line: 2, doubts: [] },
      },
    ]);
  });

  it('Plainleaf keeps the first of two columns with the same meaning', () => {
    expect(uses('Name,Patient,DOB\nTom,Ana,1980-12-25')).toEqual(['name', 'unused', 'dateOfBirth']);
  });

  it.each([
    ['Nombre;Apellidos;Fecha de nacimiento;Nº historia', 'Ana;Ruiz Gil;25/12/1980;1', 'Ana Ruiz Gil'],
    ['Nombre;Primer apellido;Segundo apellido', 'Ana;Ruiz;Gil', 'Ana Ruiz Gil'],
    ['Nombre;FECHA DE NACIMIENTO', 'Ana Ruiz;25/12/1980', 'Ana Ruiz'],
    ['Nom;Prénom;Date de naissance', 'Blanc;Zoé;25/12/1980', 'Zoé Blanc'],
    ['Nom;Né(e) le', 'Zoé Blanc;25/12/1980', 'Zoé Blanc'],
    ['Name;Vorname;Geburtsdatum', 'Groß;Jürgen;25.12.1980', 'Jürgen Groß'],
    ['Nome;Cognome;Data di nascita', 'Ada;Rossi;25/12/1980', 'Ada Rossi'],
    ['Nome completo;Data de nascimento', 'Ada Costa;25/12/1980', 'Ada Costa'],
    ['Fornavn;Efternavn;Fødselsdato', 'Søren;Bæk;25-12-1980', 'Søren Bæk'],
    ['Imię;Nazwisko;Data urodzenia', 'Łukasz;Żak;25.12.1980', 'Łukasz Żak'],
    ['Non konplè;Dat nesans', 'Jan Pyè;25/12/1980', 'Jan Pyè'],
    ['Họ;Tên;Ngày sinh', 'Nguyễn;An;25/12/1980', 'Nguyễn An'],
    ['Họ và tên;Ngày sinh', 'Nguyễn Văn An;25/12/1980', 'Nguyễn Văn An'],
    ['姓名,出生日期', '王小明,1980-12-25', '王小明'],
    ['姓,名,出生日期', '王,小明,1980-12-25', '王小明'],
    ['الاسم;تاريخ الميلاد', 'محمد علي;25/12/1980', 'محمد علي'],
    ['ФИО;Дата рождения', 'Иван Петров;25.12.1980', 'Иван Петров'],
    ['First,Middle,Last,DOB', 'Tom,J.,Reed,1980-12-25', 'Tom J. Reed'],
    ['Nombre,Apellido 1,Apellido 2,Fecha de nacimiento', 'Ana,Ruiz,Gil,25/12/1980', 'Ana Ruiz Gil'],
    ['Nombre 1,Nombre 2,Apellido1,Apellido2', 'Ana,Eva,Ruiz,Gil', 'Ana Eva Ruiz Gil'],
    ['Nombre,1er apellido,2º apellido', 'Ana,Ruiz,Gil', 'Ana Ruiz Gil'],
    ['Nombre,Apellido (1º),Apellido (2º)', 'Ana,Ruiz,Gil', 'Ana Ruiz Gil'],
    ['Nombre,Apellido I,Apellido II', 'Ana,Ruiz,Gil', 'Ana Ruiz Gil'],
    ['First name 1,First name 2,Surname', 'Tom,J.,Reed', 'Tom J. Reed'],
  ])('in the words of its language is no patient: %s', (headings, record, name) => {
    expect(rows(`${headings}\n${record}`)).toMatchObject([{ name, line: 2, doubts: [] }]);
  });

  it.each([
    ['Name|DOB\nTom Reed|1980-12-25'],
    ['sep=|\nName|DOB\nTom Reed|1980-12-25'],
    ['Name;DOB\nTom Reed;1980-12-25'],
    ['"Name","DOB"\n"Tom Reed","1980-12-25"'],
  ])('is one patient, however it is separated: %j', (text) => {
    expect(rows(text)).toMatchObject([{ name: 'Tom Reed', dateOfBirth: '1980-12-25', doubts: [] }]);
  });
});

describe('a part of the name in a column that is not used', () => {
  it.each([
    ['Nombre,Apellidos del paciente,Fecha de nacimiento', 'Ana,Ruiz Gil,25/12/1980'],
    ['Name,Surname of patient,DOB', 'Tom,Reed,1980-12-25'],
    ['Name,Name 2,DOB', 'Tom,Reed,1980-12-25'],
    ['Name,Patient,DOB', 'Tom Reed,Ana Ruiz,1980-12-25'],
    ['Nombre,PtSurname,DOB', 'Ana,Ruiz,1980-12-25'],
    ['Nombre,Apellido de la madre,Fecha de nacimiento', 'Ana,Gil,25/12/1980'],
  ])('blocks the row until somebody has looked: %s', (headings, record) => {
    expect(doubts(`${headings}\n${record}`)).toEqual([[2, 'name: name-doubtful']]);
  });

  it.each([
    ['Name,GP surname,DOB', 'Tom Reed,Osei,1980-12-25'],
    ['Name,Last visit,DOB', 'Tom Reed,2026-01-01,1980-12-25'],
    ['Name,Previous surname,DOB', 'Ana Ruiz,Gil,1980-12-25'],
    ['Name,Patient,DOB', '"Reed, Tom",Tom Reed,1980-12-25'],
    ['Name,Patient surname,DOB', 'Tom Reed,REED,1980-12-25'],
    ['Name,Patient surname,DOB', 'Tom Reed,,1980-12-25'],
  ])('is not looked for in %s: %s', (headings, record) => {
    expect(doubts(`${headings}\n${record}`)).toEqual([[2]]);
  });

  it('Plainleaf does not look for name parts in a list of numbered patients, which has no headings', () => {
    expect(rows('Patient 1\nPatient 2', { headingLine: null })).toHaveLength(2);
    expect(readList('Patient 1\nPatient 2', [])).toMatchObject({ is: 'read', headings: null });
  });
});

describe('a list without headings', () => {
  it('Plainleaf recognizes the columns by their content', () => {
    const text = 'RFP-1\tTom Reed\t25/12/1980\tSpanish\nRFP-2\tAna Ruiz\t03/04/1981\tes';
    expect(uses(text)).toEqual(['recordNumber', 'name', 'dateOfBirth', 'language']);
    expect(rows(text)[1]).toMatchObject({ name: 'Ana Ruiz', recordNumber: 'RFP-2', language: 'es', line: 2 });
  });

  it('Plainleaf asks which of two columns of dates or names to use', () => {
    const text = 'Tom\tReed\t25/12/1980\t01/02/2026\nAna\tRuiz\t03/04/1981\t01/02/2026';
    expect(uses(text)).toEqual(['unused', 'unused', 'unused', 'unused']);
  });

  it('Plainleaf reads eight digits as a record number unless they form a date', () => {
    expect(uses('Tom Reed\t00482131\t19801225\nAna Ruiz\t00482132\t19810403')).toEqual([
      'name',
      'recordNumber',
      'dateOfBirth',
    ]);
  });
});

describe('which line holds the headings', () => {
  const asks = (text: string) => readList(text, []).is;

  it.each([
    ['a title stands above them', 'Patients of Dr. Osei\nName,DOB\nTom Reed,1980-12-25'],
    ['a title with known words stands above them', 'Patients\nName,DOB,MRN\nTom Reed,1980-12-25,1'],
    ['a title with a date stands above them', 'Printed 2026-11-28,,\nName,DOB,MRN\nTom,1980-12-25,1'],
    ['they are in words that are not known', 'Nafn;Kennitala\nTom Reed;RFP-1'],
    ['a title stands above a list without any', 'Our patients\nTom Reed,1980-12-25\nAna Ruiz,1981-04-03'],
    ['it is names alone, each with a comma', 'Reed, Tom\nRuiz, Ana'],
    ['a title of several words stands above names', 'Clinic list November\nTom Reed'],
    ['a title in Spanish stands above names', 'Lista de citas\nAna Ruiz'],
    ['a line with a colon stands above names', 'Doctor Osei: November\nTom Reed\nAna Ruiz'],
    ['a single word stands above names', 'Nafn\nTom Reed\nAna Ruiz'],
  ])('is asked when %s', (_, text) => {
    expect(asks(text)).toBe('asks');
  });

  it.each([
    ['a name alone', 'Tom Reed'],
    ['names alone', 'Tom Reed\nAna Ruiz'],
    ['a date in the first line', 'Tom Reed\t1980-12-25\nAna Ruiz\t1981-04-03'],
  ])('is not asked of %s', (_, text) => {
    expect(asks(text)).toBe('read');
  });

  it('a title that looks like a patient becomes a doubtful row', () => {
    const taken = doubts('Clinic list November\nTom Reed', { headingLine: null });
    expect(taken).toEqual([[1, 'name: name-doubtful'], [2]]);
    expect(doubts('Clinic list November')).toEqual([[1, 'name: name-doubtful']]);
  });

  it('Plainleaf uses the heading line that the person selects, and ignores the lines above it', () => {
    const text = 'Patients of Dr. Osei\n\nName,DOB\nTom Reed,1980-12-25';
    expect(rows(text, { headingLine: 3 })).toMatchObject([{ name: 'Tom Reed', line: 4 }]);
    expect(rows('Nafn;Kennitala\nTom Reed;RFP-1', { headingLine: null })).toHaveLength(2);
  });
});

describe('nothing is read of', () => {
  it.each([
    ['an empty list', '', { code: 'empty' }],
    ['lines without a word', ' ,\n\t\n;;', { code: 'empty' }],
    ['headings alone', 'Name,DOB\n', { code: 'only-headings', line: 1 }],
    ['three patients behind an unclosed quote', 'Name,DOB\n"Tom,1\nAna,2\nBea,3', { code: 'unclosed-quote', line: 2 }],
    ['10,000 patients', `Name\n${'Tom Reed\n'.repeat(10_000)}`, { code: 'too-many', count: 10_000 }],
    ['one patient too many', `Name\n${'Tom Reed\n'.repeat(MAX_ROWS + 1)}`, { code: 'too-many', count: MAX_ROWS + 1 }],
  ])('%s', (_, text, stop) => {
    expect(readList(text, [])).toMatchObject({ is: 'stopped', stop });
  });
});

it('a list of 60 columns is read, and the columns that are not used can be named', () => {
  const headings = ['Name', 'DOB', ...Array.from({ length: 58 }, (_, index) => `Extra ${index}`)];
  const cells = ['Tom Reed', '1980-12-25', ...Array.from({ length: 58 }, () => 'x')];
  const list = read(`${headings.join(',')}\n${cells.join(',')}`);
  expect(list.columns.filter(({ use }) => use === 'unused')).toHaveLength(58);
  expect(rowsOfList(list)).toMatchObject([{ name: 'Tom Reed', dateOfBirth: '1980-12-25', doubts: [] }]);
});
