import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadCatalog } from '../red-flags/load';
import { readContentFile } from '../topic-file';
import { limitProblems } from './pack-limits';

const path = 'muscle-twitches/en.md';
const text = readFileSync(`content/${path}`, 'utf8');
const catalog = await loadCatalog('content');

function lossesIn(changed: string): { line: number; message: string }[] {
  const reading = readContentFile(changed, path, catalog);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return limitProblems(reading.file).filter(({ message }) => message.includes('lost'));
}

it('finds nothing lost in the starter wording', () => {
  expect(lossesIn(text)).toEqual([]);
});

it.each(['\ufffd', '\ufffc', '\u0096'])('names the section that has lost a character, and its words (%j)', (lost) => {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith('## '));
  const sentence = lines.findIndex((line, index) => index > first && /^[A-Z]/.test(line));
  const heading = lines.findLastIndex((line, index) => index < sentence && line.startsWith('## '));
  const changed = lines.with(sentence, `Take 2.5${lost}5 ml. ${lines[sentence]}`).join('\n');
  expect(lossesIn(changed)).toEqual([
    { line: heading + 1, message: 'A character was lost when this text was copied: type “2.5�5” again' },
  ]);
});

it('names the front matter that has lost a character', () => {
  const changed = text.replace(/^title: .*$/m, 'title: Muscle tw\ufffdtches');
  expect(lossesIn(changed)).toEqual([
    { line: 2, message: 'A character was lost when this text was copied: type “tw�tches” again' },
  ]);
});
