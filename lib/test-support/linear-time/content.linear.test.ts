import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Paragraph } from 'mdast';
import { describe, expect, it } from 'vitest';
import { canonicalBody } from '@/lib/content/packs/canonical-body';
import { placedClaims, writeBody } from '@/lib/content/packs/write-body';
import { Problems } from '@/lib/content/problem';
import { readBody } from '@/lib/content/read-body';
import { loadCatalog } from '@/lib/content/red-flags/load';
import { takeReferences } from '@/lib/content/references';
import { checkContentRules } from '@/lib/content/rules/rules';
import { readContentFile } from '@/lib/content/topic-file';
import { paragraphs } from '@/lib/domain/handout/test-support';
import { type ReadingFunction, slowTexts } from './functions';
import { superlinearGrowth } from './growth';

const content = path.join(import.meta.dirname, '..', '..', '..', 'content');
const file = readFileSync(path.join(content, 'muscle-twitches/en.md'), 'utf8');
const catalog = await loadCatalog(content);
const reading = readContentFile(file, 'muscle-twitches/en.md', catalog);
if (!reading.ok) throw new Error('The starter topic cannot be read');
const topic = reading.file;

/** The starter topic with this text in its sections. */
function topicSaying(text: string) {
  const body = paragraphs(text);
  return { ...topic, sections: topic.sections.slice(0, 2).map((section) => ({ ...section, heading: text, body })) };
}

const position = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const paragraphOf = (value: string): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'text', value, position }],
  position,
});
const claimOf = (text: string) => [{ block: 0, text, mark: '[^1]' }];

const FRONT = `${file.slice(0, file.indexOf('\n---\n', 4))}\n---\n\n## About\n\n`;

const functions: ReadingFunction[] = [
  { name: 'readBody', run: (text) => readBody([paragraphOf(text)], new Problems()) },
  { name: 'takeReferences', run: (text) => takeReferences([paragraphOf(text)], new Problems()) },
  { name: 'canonicalBody', run: (text) => canonicalBody(paragraphs(text)) },
  { name: 'writeBody', run: (text) => writeBody(paragraphs(text), claimOf(text)) },
  {
    name: 'placedClaims',
    run: (text) => placedClaims(paragraphs(text), [{ block: 0, text, sources: [], toVerify: false }]),
  },
  { name: 'checkContentRules', run: (text) => checkContentRules([topicSaying(text) as typeof topic], catalog) },
];

describe.each(functions)('$name', (one) => {
  it('takes no more than a multiple of the length of a text', () => {
    expect(slowTexts(one)).toEqual([]);
  });
});

/** The parser is slow per character, so only the tokens that it reads in quadratic time are tried. */
it.each(['*_', '[a]', 'a\n---\n', 'a *b*\n\n', '- ![](sign:seizure)[^1]\n'])(
  'reads or refuses a file of many %j in a multiple of its length',
  (token) => {
    const textOf = (size: number): string => FRONT + token.repeat(size / token.length);
    expect(
      superlinearGrowth((text) => readContentFile(text, 'muscle-twitches/en.md', catalog), textOf, 10_000),
    ).toBeNull();
  },
);

it('names the place in a file that has more emphasis marks than the parser can read in time', () => {
  const line = FRONT.split('\n').length;
  const message = 'A paragraph, list or table has at most 4000 of the signs * _ [ ]. Split it with an empty line';
  const reading = readContentFile(`${FRONT}${'*_'.repeat(2_001)}`, 'muscle-twitches/en.md', catalog);
  expect(reading).toEqual({ ok: false, problems: [{ line, message }] });
});
