import { expect, it } from 'vitest';
import { nestingProblem } from './nesting';

const spaces = ' '.repeat(70);
const fileOf = (body: string, frontMatter = 'kind: generic') => `---\n${frontMatter}\n---\n\n${body}`;
const problemAt = (line: number) => ({ line, message: 'Lists go 8 levels deep at most' });

it.each([
  ['a line of 70 spaces', fileOf(`Rest.\n${spaces}\n- Drink.`)],
  ['a line of 70 spaces in a file from Windows', fileOf(`Rest.\r\n${spaces}\r\n- Drink.`)],
  ['eight levels and spaces behind them', fileOf(`${'- '.repeat(8)}Drink.${spaces}`)],
  ['front matter that goes on 70 columns further in', fileOf('Rest.', `title: Muscle\n${spaces}twitches`)],
])('takes %s', (_what, text) => {
  expect(nestingProblem(text)).toBeNull();
});

it.each([
  ['nine levels', fileOf(`${'- '.repeat(9)}Drink.`), 5],
  ['a list that begins 70 columns in', fileOf(`Rest.\n${spaces}- Drink.`), 6],
  ['words that begin 70 columns in, below the front matter', fileOf(`${spaces}twitches`), 5],
  ['nine levels in the front matter', fileOf('Rest.', `a:\n  ${'- '.repeat(9)}b`), 3],
  ['nine levels after a lone carriage return', fileOf(`Rest.\r${'> '.repeat(9)}Drink.`), 6],
])('refuses %s', (_what, text, line) => {
  expect(nestingProblem(text)).toEqual(problemAt(line));
});
