import { describe, expect, it } from 'vitest';
import { table } from '@/lib/pdf/test-support/muscle-twitches';
import { cellType, columnWidths, stackedRows, tableForm } from './table-form';

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `c${index}`);
const tableOf = (count: number) => table('', names(count), [names(count)]);
const standard = { width: 504, ...cellType.standard };
const large = { width: 504, ...cellType.large };

describe('the form of a table', () => {
  it('a table keeps columns at full size where every piece fits', () => {
    const form = tableForm(tableOf(3), [4, 5, 6], standard);
    expect(form).toMatchObject({ is: 'columns', fontSize: 12, padding: 8 });
    if (form.is === 'columns') expect(sum(form.widths)).toBeCloseTo(504, 5);
  });

  it('a table first loses padding, then type size, and becomes stacked rows last', () => {
    const forms = [35, 37, 40, 45, 60].map((ems) => tableForm(tableOf(5), Array(5).fill(ems / 5), standard));
    expect(forms.map((form) => (form.is === 'columns' ? [form.fontSize, form.padding === 8] : form.is))).toEqual([
      [12, true],
      [12, false],
      [11.5, false],
      [10, false],
      'stacked',
    ]);
  });

  it('large print never uses smaller type', () => {
    const forms = [20, 24, 26, 30].map((ems) => tableForm(tableOf(5), Array(5).fill(ems / 5), large));
    expect(forms.map((form) => (form.is === 'columns' ? form.fontSize : form.is))).toEqual([
      18,
      18,
      'stacked',
      'stacked',
    ]);
  });

  it('leaves no column narrower than its widest piece', () => {
    const pieces = [2, 9, 4, 1, 7];
    const form = tableForm(table('', names(5), [['x', 'y', 'words '.repeat(60), 'z', '']]), pieces, standard);
    if (form.is !== 'columns') throw new Error('it fits');
    for (const [column, piece] of pieces.entries()) {
      expect(form.widths[column]).toBeGreaterThanOrEqual(piece * form.fontSize + 2 * form.padding);
    }
  });

  it('neighboring cells have a gap of at least two spaces', () => {
    for (let ems = 1; ems < 60; ems += 0.25) {
      for (const room of [standard, large, { width: 504, ...cellType['extra-large'] }]) {
        const form = tableForm(tableOf(5), Array(5).fill(ems / 5), room);
        if (form.is !== 'columns') continue;
        expect(2 * form.padding).toBeGreaterThan(2 * 0.31 * form.fontSize);
        expect(Math.min(...form.widths)).toBeGreaterThan((ems / 5) * form.fontSize + 2 * form.padding);
        expect(sum(form.widths)).toBeLessThan(504.01);
      }
    }
  });

  it('a table becomes stacked rows where its columns alone fill the page, with or without words', () => {
    expect(tableForm(tableOf(90), Array(90).fill(0), standard)).toEqual({ is: 'stacked' });
    expect(tableForm(tableOf(40), Array(40).fill(3), standard)).toEqual({ is: 'stacked' });
  });
});

it('gives the wordy column more of the width, and fills it', () => {
  const widths = columnWidths(
    table('', ['Factor', 'What it does'], [['Stress', 'Is linked with more twitching and noticing it more']]),
    [60, 80],
    468,
  );
  expect(sum(widths)).toBeCloseTo(468, 5);
  expect(widths[1]).toBeGreaterThan((widths[0] ?? 0) * 2);
});

describe('stacked rows', () => {
  const textsOf = (header: string[], ...rows: string[][]): string[][] =>
    stackedRows(table('', header, rows)).map((pairs) =>
      pairs.map(({ heading, joint, value }) =>
        [...heading, { text: joint }, ...value].map(({ text }) => text).join(''),
      ),
    );

  it('each value follows its heading, an empty value shows a dash, and a column without heading shows none', () => {
    expect(textsOf(['Day', '', ' Night '], ['Wednesday', '', '  '], ['Thursday', '5 ml ', 'x'])).toEqual([
      ['Day:\u00a0Wednesday', 'Night:\u00a0–'],
      ['Day:\u00a0Thursday', '5 ml', 'Night:\u00a0x'],
    ]);
  });

  it('keeps the place of a value whose column has no heading: the time of day stands in the row of the headings', () => {
    const rows = [
      ['Medicine', 'Morning', 'Noon', 'Night'],
      ['Hydroxychloroquine', '', '200 mg', ''],
      ['', '', '', ''],
    ];
    expect(textsOf(['From today', '', '', ''], ...rows.slice(0, 2))).toEqual([
      ['From\u00a0today:\u00a0Medicine', 'Morning', 'Noon', 'Night'],
      ['From today:\u00a0Hydroxychloroquine', '–', '200 mg', '–'],
    ]);
    expect(textsOf(['', '', '', ''], ...rows)).toEqual([rows[0], ['Hydroxychloroquine', '–', '200 mg', '–']]);
  });

  it('a heading never gets a second colon, and a line may break after a long heading', () => {
    const long = 'Hydrochlorothiazide';
    expect(textsOf(['Day:', 'Taken?', long], ['Monday', 'yes', long])).toEqual([
      ['Day:\u00a0Monday', 'Taken?\u00a0yes', `${long}: ${long}`],
    ]);
  });

  it('a short heading stays on one line, so that no line begins with “5: 5.5 mg”', () => {
    const long = 'Day of the week or the month';
    expect(textsOf(['Day 5', 'After  breakfast', long], ['5.5 mg', 'a whole tablet', '5 mg'])).toEqual([
      ['Day\u00a05:\u00a05.5 mg', 'After\u00a0breakfast:\u00a0a whole tablet', `${long}:\u00a05 mg`],
    ]);
  });

  it('a number that ends a long heading stays with the word before it, so that no line begins with “5: 5.5 mg”', () => {
    const [week, name] = ['Second week, on day 5', 'Hydrochlorothiazide'];
    expect(textsOf([week, week, `${name} 5`], ['5.5 mg', name, '5.5 mg'])).toEqual([
      ['Second week, on day\u00a05:\u00a05.5 mg', `Second week, on day\u00a05: ${name}`, `${name}\u00a05: 5.5 mg`],
    ]);
  });

  it('values without a heading and headings without rows are kept', () => {
    expect(textsOf(['Day'], ['Monday', 'more'])).toEqual([['Day:\u00a0Monday', 'more']]);
    expect(textsOf(['Day', 'Dose'])).toEqual([['Day', 'Dose']]);
  });
});
