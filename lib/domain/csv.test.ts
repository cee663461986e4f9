import { expect, it } from 'vitest';
import { toCsv } from './csv';

it('writes rows that every spreadsheet reads back as they were', () => {
  expect(
    toCsv(
      ['Name', 'Title'],
      [
        ['Núñez, "Maria"', 'Two\nlines'],
        ['O’Connor', ''],
      ],
    ),
  ).toBe('\uFEFFName,Title\r\n"Núñez, ""Maria""","Two\nlines"\r\nO’Connor,\r\n');
});

it('lets no cell run as a formula', () => {
  expect(toCsv(['=A1'], [['+1'], ['-1'], ['@x'], ['\tx'], ['=HYPERLINK("https://evil.example")'], ['a=b']])).toBe(
    `\uFEFF'=A1\r\n'+1\r\n'-1\r\n'@x\r\n'\tx\r\n"'=HYPERLINK(""https://evil.example"")"\r\na=b\r\n`,
  );
});

it.each(['  =1', '＝1', '\n=1', '\r1'])('lets not even %j run', (typed) => {
  expect(toCsv([typed], []).slice(1).replace(/^"/, '')).toMatch(/^'/);
});
