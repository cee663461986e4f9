import { expect, it } from 'vitest';
import type { Run, TableBlock } from './document';
import { stepsOf } from './steps';

const run = (text: string): Run => ({ text, bold: false, italic: false, href: null, blank: null });
const table = (caption: string, ...rows: string[][]): TableBlock => {
  const [header = [], ...others] = rows.map((row) => row.map((text) => (text === '' ? [] : [run(text)])));
  return { type: 'table', caption, header, rows: others };
};
const times = ['First days', '2 weeks', '6 weeks'];
const course = ['It hurts most.', 'Most people feel better.', 'Most people are well.'];

it('a table of three columns and one row without a caption says what to expect, step by step', () => {
  expect(stepsOf(table('', times, course))?.map(({ when, what }) => [when[0]?.text, what[0]?.text])).toEqual([
    ['First days', 'It hurts most.'],
    ['2 weeks', 'Most people feel better.'],
    ['6 weeks', 'Most people are well.'],
  ]);
});

it.each([
  ['a caption', table('How long it lasts', times, course)],
  ['two rows', table('', times, course, course)],
  ['no row', table('', times)],
  ['two columns', table('', times.slice(1), course.slice(1))],
  ['heads that are no times', table('', ['Medicine', 'Dose', 'How often'], ['Naproxen', 'As told', 'Twice a day'])],
  ['a cell without words', table('', times, ['It hurts most.', '', 'Well'])],
  ['a time without words', table('', ['', '2 weeks', '6 weeks'], course)],
])('a table with %s stays a table', (_, block) => {
  expect(stepsOf(block)).toBeNull();
});
